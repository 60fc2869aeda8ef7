package io.qingyuan.proof.note;

/** A private key that signs notes; it may live outside this process. */
public interface NoteSigner {

    /** The public key that verifies what this signs. */
    VerifierKey key();

    /** Signs the text of a note. */
    NoteSignature sign(String text);
}
