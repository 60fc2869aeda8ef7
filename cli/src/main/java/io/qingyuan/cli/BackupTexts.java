package io.qingyuan.cli;

import io.qingyuan.backup.BackupManifest;
import io.qingyuan.backup.Restore;
import io.qingyuan.backup.Restored;
import java.nio.file.Path;

/** What backup and restore say when they are done. */
final class BackupTexts {

    private static final long MEGABYTE = 1_000_000;

    private BackupTexts() {}

    static String made(Path folder, BackupManifest made, boolean english) {
        long megabytes = Math.ceilDiv(made.bytes(), MEGABYTE);
        return english
                ? "backup written: " + folder + " (" + made.files().size() + " files, " + megabytes + " MB)\n"
                        + "It holds passwords and keys: keep it where only you can read it, on another machine."
                : "备份完成：" + folder + "（" + made.files().size() + " 个文件，" + megabytes + " MB）\n"
                        + "其中有密码和密钥：请放在另一台机器上，只让您自己能读。";
    }

    static String rehearsed(Restored restored, boolean english) {
        if (restored.tables() == 0) {
            return english
                    ? "digests agree; a dump is proven only by restoring it into an empty database"
                    : "校验值一致；外部数据库的导出文件要恢复到一个空库才算验证过";
        }
        return english
                ? "restored on trial and read through: " + read(restored, true)
                : "已试恢复并通读一遍：" + read(restored, false);
    }

    static String restored(Path data, Restore.Done done, boolean english) {
        String text = english
                ? "restored into " + data + ": " + read(done.restored(), true)
                : "已恢复到 " + data + "：" + read(done.restored(), false);
        if (done.aside() == null) {
            return text;
        }
        return text + "\n" + (english ? "what was there before: " : "原来的数据目录：") + done.aside();
    }

    private static String read(Restored restored, boolean english) {
        String text = english
                ? restored.tables() + " tables, " + restored.rows() + " rows, " + restored.attachments()
                        + " attachments"
                : restored.tables() + " 张表，" + restored.rows() + " 行，" + restored.attachments() + " 个附件";
        Restored.Log log = restored.log();
        if (log == null) {
            return text
                    + (english ? "; the evidence log was not checked: its keys lie elsewhere" : "；存证日志的密钥在别处，日志未核对");
        }
        return text
                + (english
                        ? "; evidence log of " + log.size() + " entries recomputed, root " + log.root()
                        : "；存证日志 " + log.size() + " 条已重算，根为 " + log.root());
    }
}
