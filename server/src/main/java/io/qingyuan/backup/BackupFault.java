package io.qingyuan.backup;

/** Why a backup or a restore did not happen, in both languages; nothing half-done was left. */
public final class BackupFault extends Exception {

    private static final long serialVersionUID = 1;

    private final String chinese;

    public BackupFault(String chinese, String english) {
        super(english);
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
