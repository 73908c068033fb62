package org.plumbline.capacity.shard;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The spread of shares over the blocks of a sample. Rows of one block are often alike, so that the block, and not the row, is what was
/// drawn: the ratio estimate of cluster sampling (Cochran, Sampling Techniques, 1977, chapter 9A).
///
/// With x of a block's m rows in a category, p = Σx / Σm and Var(p) = (1 - f) B / (B - 1) Σ(x - p m)² / (Σm)².
final class BlockSample {
    private static final double NORMAL_95 = 1.959963984540054;

    private final double part;
    private final long[] inBlock;
    private final int[] touched;
    private final double[] sum;
    private final double[] squares;
    private final double[] products;
    private int touchedCount;
    private long rows;
    private long blocks;
    private double allRows;
    private double rowSquares;

    /// @param categories how many shares are asked for
    /// @param part of the table that the sample is to take, f: above 0 and at most 1
    BlockSample(int categories, double part) {
        this.part = part;
        inBlock = new long[categories];
        touched = new int[categories];
        sum = new double[categories];
        squares = new double[categories];
        products = new double[categories];
    }

    void row() {
        rows++;
    }

    void in(int category) {
        if (inBlock[category]++ == 0) {
            touched[touchedCount++] = category;
        }
    }

    void endBlock() {
        if (rows == 0) {
            return;
        }
        for (int i = 0; i < touchedCount; i++) {
            double x = inBlock[touched[i]];
            sum[touched[i]] += x;
            squares[touched[i]] += x * x;
            products[touched[i]] += x * rows;
            inBlock[touched[i]] = 0;
        }
        blocks++;
        allRows += rows;
        rowSquares += (double) rows * rows;
        touchedCount = 0;
        rows = 0;
    }

    /// Half the width of the interval of each category; 1 where one block tells nothing.
    double[] margins() {
        var margins = new double[sum.length];
        if (blocks < 2) {
            Arrays.fill(margins, part < 1 ? 1 : 0);
            return margins;
        }
        for (int i = 0; i < margins.length; i++) {
            double p = sum[i] / allRows;
            double spread = Math.max(0, squares[i] - 2 * p * products[i] + p * p * rowSquares);
            double variance = (1 - part) * blocks / (blocks - 1.0) * spread / (allRows * allRows);
            margins[i] = NORMAL_95 * Math.sqrt(variance);
        }
        return margins;
    }

    /// All categories but the last, and the last: the shards, and what moves.
    SampleMargins result() {
        double[] margins = margins();
        return new SampleMargins(DoubleStream.of(margins).limit(margins.length - 1L).boxed().toList(), margins[margins.length - 1]);
    }
}
