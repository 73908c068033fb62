package org.plumbline.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges one setting; stateless.
///
/// @param setting its name
/// @param needs what has to be known first
/// @param judge says what to change; nothing where it is right
record SettingCheck(String setting, Set<Need> needs, Judge judge) {
    /// What `pg_settings` shows to nobody but superusers and members of `pg_read_all_settings`, of those that are judged.
    private static final Set<String> HIDDEN = Set.of("shared_preload_libraries");

    /// Says what to change.
    @FunctionalInterface
    interface Judge {
        Optional<SettingAdvice> of(Situation about, Setting now);
    }

    static SettingCheck of(String setting, Judge judge, Need... needs) {
        Set<Need> all = EnumSet.noneOf(Need.class);
        all.addAll(List.of(needs));
        return new SettingCheck(setting, all, judge);
    }

    /// What comes of it; nothing where this version does not have the setting.
    Optional<SettingOutcome> judge(Situation about) {
        Optional<Setting> now = about.find(setting);
        if (now.isEmpty()) {
            return HIDDEN.contains(setting) && !about.settings().access().readsAll() ? Optional.of(hidden(about)) : Optional.empty();
        }
        if (now.get().ofThisSessionOnly()) {
            return Optional.of(new SettingOutcome.Open(setting, Set.of(Need.OTHERS_VALUE)));
        }
        Set<Need> missing = EnumSet.noneOf(Need.class);
        needs.stream().filter(need -> !need.metIn(about)).forEach(missing::add);
        if (!missing.isEmpty()) {
            return Optional.of(new SettingOutcome.Open(setting, missing));
        }
        return Optional.of(judge.of(about, now.get()).flatMap(SettingAdvice::possible).<SettingOutcome>map(SettingOutcome.Advised::new)
                .orElseGet(() -> new SettingOutcome.Fine(setting)));
    }

    /// A library's own settings are there once it is loaded, and those everybody sees.
    private SettingOutcome hidden(Situation about) {
        return LoggingAdvice.countsStatements(about) ? new SettingOutcome.Fine(setting)
                : new SettingOutcome.Open(setting, Set.of(Need.VISIBLE));
    }
}
