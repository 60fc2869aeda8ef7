package io.qingyuan.fields.internal;

import io.qingyuan.fields.CodeList;
import io.qingyuan.identity.Title;
import io.qingyuan.packs.PackContent;
import io.qingyuan.packs.PackDocument;
import io.qingyuan.packs.PackFault;
import io.qingyuan.packs.PackInspection;
import io.qingyuan.packs.PackItem;
import io.qingyuan.packs.PackText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Code lists as packs write them: {@code codes/*.yaml}, some with a table beside. */
public final class CodeReader implements PackInspection {

    private static final String FILES = "codes/*.yaml";

    static Map<String, CodeList> read(PackContent content) {
        Map<String, CodeList> lists = new LinkedHashMap<>();
        for (PackDocument document : content.documents(FILES)) {
            PackItem item = document.item();
            Map<String, CodeList.Code> codes = new LinkedHashMap<>();
            item.list("codes").forEach(code -> add(codes, code(code)));
            item.find("table").ifPresent(table -> rows(content, table).forEach(row -> add(codes, code(table, row))));
            lists.put(
                    item.id(),
                    new CodeList(
                            item.id(),
                            title(item.text("title")),
                            item.findText("source").map(CodeReader::title).orElse(null),
                            item.flag("sample"),
                            codes));
        }
        return Map.copyOf(lists);
    }

    private static void add(Map<String, CodeList.Code> codes, CodeList.Code code) {
        codes.putIfAbsent(code.code(), code);
    }

    private static CodeList.Code code(PackItem item) {
        return new CodeList.Code(
                item.string("code"),
                title(item.text("title")),
                item.findString("under").orElse(null),
                item.findString("ended").map(LocalDate::parse).orElse(null),
                List.of());
    }

    private static CodeList.Code code(PackItem table, PackItem row) {
        return new CodeList.Code(
                row.string(table.string("code")),
                Title.of(
                        row.string(table.string("title")),
                        table.findString("title_en").flatMap(row::findString).orElse(null)),
                table.findString("under").flatMap(row::findString).orElse(null),
                null,
                table.strings("also").stream()
                        .flatMap(column -> row.findString(column).stream())
                        .toList());
    }

    private static List<PackItem> rows(PackContent content, PackItem table) {
        return file(content, table)
                .map(document -> document.item().list("rows"))
                .orElse(List.of());
    }

    private static Optional<PackDocument> file(PackContent content, PackItem table) {
        String path = "codes/" + table.string("file");
        return content.documents(path).stream()
                .filter(document -> document.pack().equals(table.document().pack()))
                .findFirst();
    }

    private static Title title(PackText text) {
        return Title.of(text.preferChinese(), text.en());
    }

    @Override
    public List<PackFault> inspect(PackContent content) {
        List<PackFault> faults = new ArrayList<>();
        for (PackDocument document : content.documents(FILES)) {
            PackItem item = document.item();
            Set<String> codes = new HashSet<>();
            for (PackItem code : item.list("codes")) {
                twice(code, code.string("code"), codes, faults);
            }
            item.find("table").ifPresent(table -> inspect(content, table, codes, faults));
        }
        return faults;
    }

    private static void inspect(PackContent content, PackItem table, Set<String> codes, List<PackFault> faults) {
        Optional<PackDocument> file = file(content, table);
        if (file.isEmpty()) {
            faults.add(PackFault.of(table.place(), "no-table", table.string("file"), null, table.string("file")));
            return;
        }
        for (PackItem row : file.get().item().list("rows")) {
            for (String column : List.of(table.string("code"), table.string("title"))) {
                if (row.findString(column).isEmpty()) {
                    faults.add(PackFault.of(row.place(), "missing-field", null, column, column));
                    return;
                }
            }
            twice(row, row.string(table.string("code")), codes, faults);
        }
    }

    private static void twice(PackItem place, String code, Set<String> codes, List<PackFault> faults) {
        if (!codes.add(code)) {
            faults.add(PackFault.of(place.place(), "code-twice", code, null, code));
        }
    }
}
