package org.plumbline.settings;

import java.time.Duration;
import org.plumbline.plan.unit.Bytes;

/// A value for a setting, so that it can be written with a unit or in the setting's own.
public sealed interface SettingValue {
    /// A size.
    record OfBytes(Bytes bytes) implements SettingValue {}

    /// A time, of whole milliseconds.
    record OfTime(Duration time) implements SettingValue {}

    /// A number, a switch or a name.
    record OfWord(String word) implements SettingValue {}

    /// A size.
    static SettingValue of(Bytes bytes) {
        return new OfBytes(bytes);
    }

    /// A time, of whole milliseconds.
    static SettingValue of(Duration time) {
        return new OfTime(time);
    }

    /// A number, a switch or a name.
    static SettingValue of(String word) {
        return new OfWord(word);
    }

    /// A whole number.
    static SettingValue of(long number) {
        return new OfWord(Long.toString(number));
    }

    /// As a configuration file has it: `8GB`, `5min`, `1.1`, `on`.
    default String text() {
        return switch (this) {
            case OfBytes(Bytes bytes) -> size(bytes.count());
            case OfTime(Duration time) -> time(time.toMillis());
            case OfWord(String word) -> word;
        };
    }

    private static String size(long count) {
        long kilo = 1024;
        String[] units = {"kB", "MB", "GB", "TB"};
        long size = count / kilo;
        int unit = 0;
        while (unit < units.length - 1 && size >= kilo && size % kilo == 0) {
            size /= kilo;
            unit++;
        }
        return size + units[unit];
    }

    private static String time(long ms) {
        if (ms >= 60_000 && ms % 60_000 == 0) {
            return ms / 60_000 + "min";
        }
        return ms >= 1_000 && ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }
}
