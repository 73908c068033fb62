package org.plumbline.app.db.history;

import java.sql.SQLException;

/// The history's file is none, or one that this release cannot read.
final class UnusableFile extends SQLException {
    private static final long serialVersionUID = 1;

    private final boolean newer;

    private UnusableFile(String reason, boolean newer, Throwable cause) {
        super(reason, cause);
        this.newer = newer;
    }

    static UnusableFile broken(String reason, Throwable cause) {
        return new UnusableFile(reason, false, cause);
    }

    static UnusableFile newer(int version) {
        return new UnusableFile("it is of a newer Plumbline (its version is " + version + ", this one knows " + HistorySchema.VERSION + ")",
                true, null);
    }

    boolean isNewer() {
        return newer;
    }
}
