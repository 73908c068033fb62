package org.plumbline.settings;

/// What a server is for, by pgtune's kinds.
public enum Use {
    WEB, OLTP, WAREHOUSE, MIXED, DESKTOP;

    /// Many short statements, for which many processes or compiled code do not pay.
    public boolean isShortStatements() {
        return this == WEB || this == OLTP;
    }

    /// Few long statements.
    public boolean hasLongStatements() {
        return this == WAREHOUSE || this == MIXED;
    }
}
