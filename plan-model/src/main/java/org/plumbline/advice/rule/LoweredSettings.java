package org.plumbline.advice.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.measure.MeasuredPlan;

/// Settings of a plan's session (SETTINGS) that stand below PostgreSQL's own values, and so invite what those keep away.
///
/// @param byDefault names with PostgreSQL's values, in the order in which they are told
/// @param told how their values are told as evidence
record LoweredSettings(List<Map.Entry<String, String>> byDefault, String told) {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?) ?(kB|MB|GB|TB)?");

    LoweredSettings {
        byDefault = List.copyOf(byDefault);
    }

    /// Sets back those that are lower, with their values as evidence.
    Draft reset(MeasuredPlan plan, Draft draft) {
        for (Map.Entry<String, String> setting : byDefault) {
            value(plan, setting.getKey()).filter(_ -> isLowered(plan, setting.getKey())).ifPresent(value ->
                    draft.because(Evidence.text(told, setting.getKey() + " = " + value))
                            .fix(new Remedy.ChangeSetting(setting.getKey(), setting.getValue())));
        }
        return draft;
    }

    boolean isLowered(MeasuredPlan plan, String setting) {
        double usual = byDefault.stream().filter(each -> each.getKey().equals(setting)).findFirst()
                .map(each -> amount(each.getValue())).orElseThrow();
        return value(plan, setting).map(LoweredSettings::amount).filter(amount -> amount >= 0 && amount < usual).isPresent();
    }

    /// As the plan prints it; none where it does not.
    static Optional<String> value(MeasuredPlan plan, String setting) {
        return Optional.ofNullable(plan.plan().summary().settings().get(setting));
    }

    /// In kB where it has a unit; below 0 where it is no amount, as the -1 that switches something off.
    static double amount(String value) {
        Matcher amount = AMOUNT.matcher(value);
        if (!amount.matches()) {
            return -1;
        }
        double number = Double.parseDouble(amount.group(1));
        return amount.group(2) == null ? number : switch (amount.group(2)) {
            case "MB" -> number * 1024;
            case "GB" -> number * 1024 * 1024;
            case "TB" -> number * 1024 * 1024 * 1024;
            default -> number;
        };
    }
}
