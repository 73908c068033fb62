package org.plumbline.plan.print;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Figures in columns: decimals that line up, `1,234.567` in every locale.
final class Figures {
    private Figures() {}

    static String self(SelfTime self) {
        return switch (self) {
            case SelfTime.Measured(Duration wall, Duration _) -> ms(wall);
            case SelfTime.BelowResolution(Duration wall, Duration _) -> ms(wall);
            case SelfTime.Inconsistent(Duration wall, Duration _) -> ms(wall) + "?";
            case SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> "-";
        };
    }

    static String ms(Duration time) {
        return number("#,##0.000", BigDecimal.valueOf(time.toNanos(), 6));
    }

    static String share(Share share) {
        return number("0 %", BigDecimal.valueOf(share.value() * 100));
    }

    static String rows(Rows rows) {
        return number(rows.value() < 10 ? "#,##0.##" : "#,##0", BigDecimal.valueOf(rows.value()));
    }

    static String cost(Cost cost) {
        return number("#,##0.00", BigDecimal.valueOf(cost.value()));
    }

    static String whole(long number) {
        return number("#,##0", BigDecimal.valueOf(number));
    }

    private static String number(String pattern, BigDecimal value) {
        return new DecimalFormat(pattern.replace(" %", " '%'"), DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
