package org.plumbline.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Bytes;

/// One setting as a new session gets it (`pg_settings`).
///
/// @param name PostgreSQL's
/// @param value in its unit (`setting`)
/// @param unit `kB`, `8kB`, `MB`, `ms`, `s`, `min` ...; none for plain numbers, names and switches
/// @param boot what it is where nobody sets it, likewise (`boot_val`)
/// @param source where it comes from: `default`, `configuration file`, `database`, `user`, `client`, `session` ...
/// @param context who can change it, and when it takes effect: `postmaster`, `sighup`, `backend`, `superuser`, `user` ...
/// @param pendingRestart the configuration has another value, which waits for a restart
/// @param maximum the largest it can be; none for names and switches
/// @param choices what it can be; empty where it is no choice among a few
/// @param category as the server groups it: `Query Tuning / Planner Cost Constants`
/// @param description the server's, a sentence
public record Setting(
        String name, String value, Optional<String> unit, Optional<String> boot, String source, String context, boolean pendingRestart,
        OptionalDouble maximum, List<String> choices, String category, String description) {
    private static final long KILO = 1024;
    private static final Map<String, Long> SIZES = Map.of("B", 1L, "kB", KILO, "8kB", 8 * KILO, "16kB", 16 * KILO, "32kB", 32 * KILO,
            "64kB", 64 * KILO, "MB", KILO * KILO, "16MB", 16 * KILO * KILO, "GB", KILO * KILO * KILO);
    private static final Map<String, Duration> TIMES = Map.of("us", Duration.ofNanos(1_000), "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    public Setting {
        choices = List.copyOf(choices);
    }

    /// As a size; none where it is not one, or where -1 stands for "by itself".
    public Optional<Bytes> bytes() {
        OptionalLong count = count();
        return count.isPresent() && count.getAsLong() >= 0 ? sizeOfUnit().map(size -> Bytes.bytes(count.getAsLong() * size))
                : Optional.empty();
    }

    /// As a time; none where it is not one, or where -1 stands for "not at all".
    public Optional<Duration> time() {
        OptionalDouble number = number();
        return number.isPresent() && number.getAsDouble() >= 0
                ? unitOfTime().map(length -> Duration.ofNanos(Math.round(length.toNanos() * number.getAsDouble()))) : Optional.empty();
    }

    /// As a whole number, in its unit.
    public OptionalLong count() {
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// As a number, in its unit.
    public OptionalDouble number() {
        try {
            return OptionalDouble.of(Double.parseDouble(value));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /// Whether it is switched on.
    public boolean on() {
        return value.equals("on");
    }

    /// Whether it is switched off.
    public boolean off() {
        return value.equals("off");
    }

    /// Whether it is what it is where nobody sets it. A number may be written in two ways: `4` and `4.0`.
    public boolean isDefault() {
        return boot.filter(this::is).isPresent();
    }

    /// Whether it has this value, in its unit.
    boolean is(String other) {
        return other.equals(value) || sameNumber(other);
    }

    /// Whether only this connection's own options say so, so that what other sessions get is not known.
    public boolean ofThisSessionOnly() {
        return source.equals("client") || source.equals("session") || source.equals("interactive");
    }

    /// With another value, for the default as a setting of its own.
    public Setting withValue(String other) {
        return new Setting(name, other, unit, boot, source, context, pendingRestart, maximum, choices, category, description);
    }

    /// The value, or the maximum where that is less.
    SettingValue atMost(SettingValue wanted) {
        if (maximum.isEmpty()) {
            return wanted;
        }
        double most = maximum.getAsDouble();
        return switch (wanted) {
            case SettingValue.OfBytes(Bytes bytes) -> sizeOfUnit().map(size -> (long) (most * size))
                    .filter(limit -> limit < bytes.count()).map(limit -> SettingValue.of(Bytes.bytes(limit))).orElse(wanted);
            case SettingValue.OfTime(Duration time) -> unitOfTime().filter(length -> time.toNanos() > length.toNanos() * most)
                    .map(length -> SettingValue.of(length.multipliedBy((long) most))).orElse(wanted);
            case SettingValue.OfWord(String word) -> withValue(word).number().orElse(most) > most ? SettingValue.of((long) most) : wanted;
        };
    }

    Optional<Long> sizeOfUnit() {
        return unit.map(SIZES::get);
    }

    Optional<Duration> unitOfTime() {
        return unit.map(TIMES::get);
    }

    private boolean sameNumber(String other) {
        OptionalDouble number = number();
        return number.isPresent() && number.equals(withValue(other).number());
    }
}
