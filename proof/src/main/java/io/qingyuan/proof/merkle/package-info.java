/** The Merkle tree (默克尔树) of RFC 6962 with SHA-256: hashes, inclusion and consistency proofs. No tree is kept here. */
@NullMarked
package io.qingyuan.proof.merkle;

import org.jspecify.annotations.NullMarked;
