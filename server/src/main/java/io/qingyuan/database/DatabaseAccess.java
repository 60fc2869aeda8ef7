package io.qingyuan.database;

/**
 * How to reach the database: as its owner, who migrates, and as the application, which may only do what migrations
 * granted.
 */
public record DatabaseAccess(String url, Login owner, Login application) {

    /** A database role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
