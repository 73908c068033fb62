package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.measure.MeasuredPlan;

/// Settings of this session that make the planner take parallel plans for cheaper than PostgreSQL does by itself.
final class ParallelSettings {
    private static final String OFF = "off";

    /// Below these they invite parallel plans (`config.sgml`, PostgreSQL 10 to 18; all but the first two are kept in blocks of 8 kB and
    /// printed with a unit).
    private static final List<Map.Entry<String, String>> DEFAULTS = List.of(
            Map.entry("parallel_setup_cost", "1000"),
            Map.entry("parallel_tuple_cost", "0.1"),
            Map.entry("min_parallel_table_scan_size", "8MB"),
            Map.entry("min_parallel_index_scan_size", "512kB"));
    /// For tests of PostgreSQL itself; the first until 15, the second since 16.
    private static final List<String> FORCING = List.of("force_parallel_mode", "debug_parallel_query");

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,12})?) ?(kB|MB|GB|TB)?");

    private ParallelSettings() {}

    /// What sets them back, with their values as evidence.
    static Draft reset(MeasuredPlan plan, Draft draft) {
        Map<String, String> settings = plan.plan().summary().settings();
        var remedies = new ArrayList<Remedy>();
        for (Map.Entry<String, String> byDefault : DEFAULTS) {
            String value = settings.getOrDefault(byDefault.getKey(), "");
            double amount = amount(value);
            if (amount >= 0 && amount < amount(byDefault.getValue())) {
                draft.because(told(byDefault.getKey(), value));
                remedies.add(new Remedy.ChangeSetting(byDefault.getKey(), byDefault.getValue()));
            }
        }
        for (String forcing : FORCING) {
            String value = settings.getOrDefault(forcing, OFF);
            if (!value.equals(OFF)) {
                draft.because(told(forcing, value));
                remedies.add(new Remedy.ChangeSetting(forcing, OFF));
            }
        }
        return draft.fix(remedies);
    }

    private static Evidence told(String setting, String value) {
        return Evidence.text("makes parallel plans look cheap", setting + " = " + value);
    }

    /// In kB where it has a unit; below 0 where it is no number.
    private static double amount(String value) {
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
