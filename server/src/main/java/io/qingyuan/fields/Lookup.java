package io.qingyuan.fields;

/** What a check must know of the world outside the form. One lookup serves many forms, and may have read ahead. */
public interface Lookup {

    /** Whether the list has the code and still gives it. */
    boolean code(String list, String code);

    boolean exists(ReferenceTarget target, String id);

    boolean file(String id);

    /** Nothing outside is asked: every code, reference and file passes. For what was checked before. */
    Lookup TRUSTING = new Lookup() {
        @Override
        public boolean code(String list, String code) {
            return true;
        }

        @Override
        public boolean exists(ReferenceTarget target, String id) {
            return true;
        }

        @Override
        public boolean file(String id) {
            return true;
        }
    };
}
