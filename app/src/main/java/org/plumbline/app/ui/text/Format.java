package org.plumbline.app.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Figures as a person reads them: short, with a unit, `1,234` in every locale. Each has a `...Full` twin with the exact figure.
public final class Format {
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final long KILO = 1024;
    private static final long DECIMAL = 1_000;
    private static final String[] SIZES = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Format() {}

    /// `0.25 ms`, `1,234 ms`, `12.3 s`, `2 min 5 s`.
    public static String time(Duration time) {
        if (time.isNegative()) {
            return "-" + time(time.negated());
        }
        double ms = ms(time).doubleValue();
        if (ms < 0.0005) {
            return time.isZero() ? "0 ms" : "<0.001 ms";
        }
        if (ms < 9_999.5) {
            return number(ms, ms < 0.0995 ? 3 : ms < 9.995 ? 2 : ms < 99.95 ? 1 : 0) + " ms";
        }
        if (ms < 119_950) {
            return number(ms / 1000, 1) + " s";
        }
        long seconds = Math.round(ms / 1000);
        return seconds < 7_200
                ? seconds / 60 + " min" + part(seconds % 60, "s")
                : number(BigDecimal.valueOf(seconds / 3_600), 0) + " h" + part(seconds % 3_600 / 60, "min");
    }

    /// `1,234.567 ms`.
    public static String timeFull(Duration time) {
        return number(ms(time), 6) + " ms";
    }

    /// `4,212`, `1.2 M`.
    public static String rows(Rows rows) {
        return large(rows.value(), 2);
    }

    /// `4,212 rows`.
    public static String rowsFull(Rows rows) {
        return number(rows.value(), 2) + (rows.value() == 1 ? " row" : " rows");
    }

    /// `4,212 rows`, without the fractions that averages over loops have; `0.4 rows`.
    public static String rowsWhole(Rows rows) {
        return rows.value() < 10 ? rowsFull(rows) : rowsFull(new Rows(Math.rint(rows.value())));
    }

    /// `512 bytes`, `8.2 MB`; steps of 1024, as `pg_size_pretty` has them.
    public static String bytes(Bytes bytes) {
        if (bytes.count() < 0) {
            return "-" + bytes(new Bytes(-bytes.count()));
        }
        if (bytes.count() < KILO) {
            return bytesFull(bytes);
        }
        return size(bytes.count(), KILO);
    }

    /// `512 bytes`, `8.4 MB`; steps of 1000, where they stand beside figures that a person types as MB = 10^6 bytes.
    public static String decimalBytes(Bytes bytes) {
        return bytes.count() < DECIMAL ? bytesFull(bytes) : size(bytes.count(), DECIMAL);
    }

    private static String size(long bytes, long base) {
        double size = (double) bytes / base;
        int step = 0;
        while (size >= base - 0.05 && step < SIZES.length - 1) {
            size /= base;
            step++;
        }
        return number(size, 1) + " " + SIZES[step];
    }

    /// `25,182,208 bytes`.
    public static String bytesFull(Bytes bytes) {
        return number(bytes.count(), 0) + (bytes.count() == 1 ? " byte" : " bytes");
    }

    /// As a size: `8.2 MB`.
    public static String blocks(Blocks blocks) {
        return bytes(blocks.bytes());
    }

    /// `1,050 blocks (8,601,600 bytes)`.
    public static String blocksFull(Blocks blocks) {
        return number(blocks.count(), 0) + (blocks.count() == 1 ? " block (" : " blocks (") + bytesFull(blocks.bytes()) + ")";
    }

    /// `12,345`, `1.2 M`.
    public static String count(long count) {
        return count < 0 ? "-" + count(-count) : large((double) count, 0);
    }

    /// `1,234,567`.
    public static String countFull(long count) {
        return number(BigDecimal.valueOf(count), 0);
    }

    /// `3,050×`, `1.5×`.
    public static String factor(double factor) {
        return (factor >= MILLION ? large(factor, 0) : number(factor, factor < 9.95 ? 1 : 0)) + "×";
    }

    /// `3,050.25×`.
    public static String factorFull(double factor) {
        return number(factor, 2) + "×";
    }

    /// `62 %`, `<1 %`.
    public static String share(Share share) {
        double percent = share.value() * 100;
        if (percent > 0 && percent < 1) {
            return "<1 %";
        }
        return percent > 99 && percent < 100 ? ">99 %" : number(percent, 0) + " %";
    }

    /// `62.35 %`.
    public static String shareFull(Share share) {
        return number(share.value() * 100, 2) + " %";
    }

    /// `431.02`, `12,345`, `1.2 M`.
    public static String cost(Cost cost) {
        return cost.value() < 0 ? number(cost.value(), 2) : large(cost.value(), 2);
    }

    /// `12,345.67`.
    public static String costFull(Cost cost) {
        return number(cost.value(), 2);
    }

    /// A number without a unit: `0.25`, `12.5`, `1,234`, `1.2 M`; below a hundredth with two figures that count.
    public static String figure(double value) {
        double size = Math.abs(value);
        return size > 0 && size < 0.01 ? BigDecimal.valueOf(value).round(new MathContext(2)).toPlainString()
                : value < 0 ? "-" + figure(size) : large(value, size < 9.995 ? 2 : 1);
    }

    /// For other programs: no unit, no thousands, up to six decimals: `1234.5`.
    public static String plain(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String large(double value, int decimals) {
        if (value < MILLION) {
            return number(value, value < 999.5 ? decimals : 0);
        }
        return value < 999.95 * MILLION ? number(value / MILLION, 1) + " M" : number(value / BILLION, 1) + " B";
    }

    private static String part(long value, String unit) {
        return value == 0 ? "" : " " + value + " " + unit;
    }

    private static BigDecimal ms(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6);
    }

    private static String number(double value, int decimals) {
        return number(BigDecimal.valueOf(value), decimals);
    }

    private static String number(BigDecimal value, int decimals) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
