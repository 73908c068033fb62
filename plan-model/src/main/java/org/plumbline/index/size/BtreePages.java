package org.plumbline.index.size;

/// Pages of one level of a B-tree that are filled one entry after the other as CREATE INDEX does (`_bt_buildadd` in nbtsort.c): a page is
/// closed once less is free than its fill factor leaves, its last entry moves to the next one and leaves its key behind as the high key.
final class BtreePages {
    private static final long PAGE = 8192;
    /// `SizeOfPageHeaderData`, `BTPageOpaqueData`, the pointer of the high key, and the next entry's, which `PageGetFreeSpace` takes off.
    private static final long EMPTY = PAGE - 24 - 16 - 4 - 4;
    /// `ItemIdData`.
    private static final long POINTER = 4;
    /// A high key may need the row's place behind it.
    private static final long ROW_PLACE = 8;

    private final long leftFree;
    private long pages = 1;
    private long free = EMPTY;
    private long last;
    private long lastExtra;

    /// @param fillFactor percent: `fillfactor` of leaves (90 by default), `BTREE_NONLEAF_FILLFACTOR` (70) above
    BtreePages(int fillFactor) {
        leftFree = PAGE * (100 - fillFactor) / 100;
    }

    /// @param size of the entry, aligned
    /// @param extra of it, what its high key would not need: the list of rows
    void add(long size, long extra) {
        boolean full = free < size + ROW_PLACE || free + lastExtra < leftFree;
        if (full && last > 0) {
            pages++;
            free = EMPTY - last - POINTER;
        }
        free -= size + POINTER;
        last = size;
        lastExtra = extra;
    }

    /// Those that are full, with the share of the one that is being filled.
    double filled() {
        return pages - 1 + Math.min(1, (double) (EMPTY - free) / (EMPTY - leftFree));
    }

    /// How many entries of one size fit on a page.
    static long perPage(long size, int fillFactor) {
        long room = EMPTY - PAGE * (100 - fillFactor) / 100;
        return Math.max(2, room / (size + POINTER));
    }
}
