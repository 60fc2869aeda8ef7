package io.qingyuan.proof.merkle;

import java.util.ArrayList;
import java.util.List;

/** MTH, PATH and PROOF as RFC 6962 writes them down, recursive and slow: the oracle of the tests. */
public final class Definition {

    private Definition() {}

    /** Section 2.1. */
    public static Hash mth(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.sha256(new byte[0]);
        }
        if (n == 1) {
            return Hash.ofLeaf(leaves.getFirst());
        }
        int k = split(n);
        return Hash.ofNode(mth(leaves.subList(0, k)), mth(leaves.subList(k, n)));
    }

    /** Section 2.1.1. */
    public static List<Hash> path(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = split(n);
        List<Hash> path = m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, n));
        path.add(m < k ? mth(leaves.subList(k, n)) : mth(leaves.subList(0, k)));
        return path;
    }

    /** Section 2.1.2. */
    public static List<Hash> proof(int m, List<byte[]> leaves) {
        return m == 0 ? List.of() : subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> leaves, boolean known) {
        int n = leaves.size();
        if (m == n) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(mth(leaves)));
        }
        int k = split(n);
        List<Hash> path =
                m <= k ? subproof(m, leaves.subList(0, k), known) : subproof(m - k, leaves.subList(k, n), false);
        path.add(m <= k ? mth(leaves.subList(k, n)) : mth(leaves.subList(0, k)));
        return path;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
