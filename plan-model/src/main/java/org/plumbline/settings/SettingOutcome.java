package org.plumbline.settings;

import java.util.Set;

/// What came of judging a setting.
public sealed interface SettingOutcome {
    /// Which one it was.
    String setting();

    /// It should be changed.
    record Advised(SettingAdvice advice) implements SettingOutcome {
        @Override
        public String setting() {
            return advice.setting().name();
        }
    }

    /// It is right.
    record Fine(String setting) implements SettingOutcome {}

    /// It could not be judged.
    ///
    /// @param missing what would have to be known
    record Open(String setting, Set<Need> missing) implements SettingOutcome {
        public Open {
            missing = Set.copyOf(missing);
        }
    }
}
