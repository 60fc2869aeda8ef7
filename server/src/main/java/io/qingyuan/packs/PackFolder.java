package io.qingyuan.packs;

import io.qingyuan.packs.internal.reading.FolderReader;
import java.nio.file.Path;
import java.util.List;

/** Packs as folders of files. Reading never runs anything a pack contains. */
public final class PackFolder {

    /**
     * What was read. With faults, the content holds whatever could be read, for showing; it must not be activated.
     *
     * @param content the pack and those it depends on
     */
    public record Reading(PackContent content, List<PackFault> faults) {

        public Reading {
            faults = List.copyOf(faults);
        }
    }

    private PackFolder() {}

    /** The pack in the folder together with the packs it depends on, which are looked for beside it. */
    public static Reading read(Path folder, FormulaCheck formulas) {
        return new FolderReader(formulas).read(folder);
    }

    /** All packs found in the folder's sub-folders, checked together. */
    public static Reading readAll(Path folder, FormulaCheck formulas) {
        return new FolderReader(formulas).readAll(folder);
    }

    /** The same without checks: quick, for telling whether anything changed. Unreadable files are still faults. */
    public static Reading glance(Path folder) {
        return new FolderReader(FormulaCheck.NONE).glance(folder);
    }

    /** A file as it was read before, for content that was checked when it was taken in. */
    public static PackDocument parse(PackId pack, String path, String source) {
        return FolderReader.parse(pack, path, source);
    }

    /** Checks content against its schemas and in itself. */
    public static List<PackFault> check(PackContent content, FormulaCheck formulas) {
        return new FolderReader(formulas).check(content);
    }
}
