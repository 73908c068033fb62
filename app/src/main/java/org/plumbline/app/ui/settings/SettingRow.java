package org.plumbline.app.ui.settings;

import java.util.Locale;
import org.plumbline.app.ui.text.SettingText;
import org.plumbline.app.ui.text.SettingsText;
import org.plumbline.settings.Setting;

/// One setting as the list of all shows it.
record SettingRow(Setting setting) {
    String name() {
        return setting.name();
    }

    String group() {
        return setting.category();
    }

    String value() {
        return SettingText.value(setting);
    }

    /// Empty where the server does not say.
    String usual() {
        return setting.boot().map(boot -> SettingText.value(setting.withValue(boot))).orElse("");
    }

    String source() {
        return SettingsText.source(setting);
    }

    String takesEffect() {
        return SettingsText.takesEffect(setting);
    }

    String description() {
        return setting.description();
    }

    boolean matches(String wanted) {
        return (name() + " " + group() + " " + description()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
