package org.plumbline.index.size;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Entries of equal keys, as a build keeps them (`_bt_dedup_save_htid` in nbtdedup.c): lists of rows behind one key, up to a tenth of
/// a page.
///
/// @param entry bytes of one entry with its key, aligned
/// @param together equal keys are kept once
record EqualKeys(long entry, boolean together) {
    /// `MAXALIGN_DOWN(BLCKSZ * 10 / 100) - sizeof(ItemIdData)`, and down to what is aligned.
    private static final long LONGEST = 808;
    /// `ItemPointerData`.
    private static final long ROW = 6;
    /// Rows for which pages are filled to learn how many one takes: hundreds of pages.
    private static final long SAMPLE = 60_000;
    /// Groups above this size differ too little from each other to be drawn by lot.
    private static final double LARGE = 400;
    /// So that an index has one size.
    private static final long SEED = 20_261_128;

    /// How many pages so many rows take on this many different keys, whose numbers of rows differ as chance has it (Poisson).
    double pages(double rows, double keys, int fillFactor) {
        double each = Math.max(1, rows / Math.max(1, keys));
        if (!together || each < 1.000_1) {
            return rows / BtreePages.perPage(entry, fillFactor);
        }
        var pages = new BtreePages(fillFactor);
        double wanted = Math.min(rows, SAMPLE);
        double added = 0;
        double mean = meanWithZeros(each);
        var lot = new SplittableRandom(SEED);
        while (added < wanted) {
            long group = group(each, mean, lot);
            add(group, pages);
            added += group;
        }
        return pages.filled() * rows / added;
    }

    /// How many pages keys take that have so many rows each.
    double pages(List<Double> rowsOfKeys, int fillFactor) {
        var pages = new BtreePages(fillFactor);
        double more = 0;
        for (double rows : rowsOfKeys) {
            long group = Math.round(Math.min(rows, SAMPLE));
            add(group, pages);
            more += Math.max(0, rows - SAMPLE);
        }
        return pages.filled() + (more == 0 ? 0 : pages(List.of((double) SAMPLE), fillFactor) * more / SAMPLE);
    }

    private void add(long group, BtreePages pages) {
        long most = Math.max(1, (LONGEST - entry) / ROW);
        for (long left = group; left > 0; left -= most) {
            long rows = Math.min(most, left);
            long size = rows == 1 ? entry : Aligned.fully(entry + rows * ROW);
            pages.add(size, size - entry);
        }
    }

    /// A number of rows drawn by lot: at least one, on average `each`.
    private static long group(double each, double mean, RandomGenerator lot) {
        if (each > LARGE) {
            return Math.max(1, Math.round(each + lot.nextGaussian() * Math.sqrt(each)));
        }
        double chance = mean / Math.expm1(mean);
        double left = lot.nextDouble();
        long drawn = 1;
        for (; left > chance && drawn < 2 * LARGE; drawn++) {
            left -= chance;
            chance *= mean / (drawn + 1);
        }
        return drawn;
    }

    /// The mean of a Poisson distribution whose positive values have the mean `each`: solved step by step.
    private static double meanWithZeros(double each) {
        double mean = each;
        for (int step = 0; step < 60; step++) {
            mean = each * -Math.expm1(-mean);
        }
        return mean;
    }
}
