package org.plumbline.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Severity;

/// What to change, as data.
///
/// @param ground why
/// @param setting which is advised on
/// @param severity how much it matters
/// @param reach for whom
/// @param value what it should be
/// @param evidence the figures it rests on, the most telling first
public record SettingAdvice(Ground ground, Setting setting, Severity severity, Reach reach, SettingValue value, List<Evidence> evidence) {
    public SettingAdvice {
        evidence = List.copyOf(evidence);
    }

    /// For everybody.
    static SettingAdvice of(Ground ground, Setting setting, Severity severity, SettingValue value, Evidence... evidence) {
        return new SettingAdvice(ground, setting, severity, Reach.SERVER, value, Arrays.asList(evidence));
    }

    /// The same, with the most that the setting takes where it wants more; nothing where that is set already.
    Optional<SettingAdvice> possible() {
        SettingValue most = setting.atMost(value);
        boolean set = !most.equals(value) && setting.number().equals(setting.maximum());
        return set ? Optional.empty() : Optional.of(new SettingAdvice(ground, setting, severity, reach, most, evidence));
    }

    /// The same for others.
    SettingAdvice within(Reach other) {
        return new SettingAdvice(ground, setting, severity, other, value, evidence);
    }
}
