package org.plumbline.app.ui.settings;

import java.util.Locale;
import org.plumbline.app.ui.text.SettingText;
import org.plumbline.settings.Access;
import org.plumbline.settings.Reach;
import org.plumbline.settings.SettingAdvice;
import org.plumbline.settings.SettingSql;

/// One advice as the list shows it.
///
/// @param advice what to change
/// @param text it in words
/// @param noAlterSystem the server's settings are changed in a console or a file, not by SQL
record AdviceRow(SettingAdvice advice, SettingText text, boolean noAlterSystem) {
    static AdviceRow of(SettingAdvice advice, Access access) {
        return new AdviceRow(advice, SettingText.of(advice, access), access.noAlterSystem());
    }

    String setting() {
        return advice.setting().name();
    }

    /// For the eye that does not see colours.
    String severityWord() {
        return advice.severity().name().toLowerCase(Locale.ROOT);
    }

    /// Whether the server has to be restarted.
    boolean needsRestart() {
        return advice.reach() == Reach.SERVER && advice.setting().context().equals("postmaster");
    }

    /// Whether a reload of the configuration is enough, and is needed.
    boolean needsReload() {
        return SettingSql.byAlterSystem(advice) && !noAlterSystem && !needsRestart();
    }

    /// What would do it, with its reason as comments. What is no statement for all is a comment too: a value for a console or the
    /// configuration file, for one statement's transaction, or for a role whose name has to be put in.
    String script() {
        var script = new StringBuilder("-- ").append(setting()).append(": ").append(oneLine(text.change())).append('\n')
                .append("-- ").append(oneLine(text.reason())).append('\n')
                .append("--   Risk: ").append(oneLine(text.risk())).append('\n');
        if (!text.applying().isEmpty()) {
            script.append("--   ").append(oneLine(text.applying())).append('\n');
        }
        boolean comment = advice.reach() != Reach.SERVER || (noAlterSystem && SettingSql.byAlterSystem(advice));
        text.sql().ifPresent(sql -> script.append(comment ? "-- " : "").append(sql).append('\n'));
        return script.toString();
    }

    boolean matches(String wanted) {
        return (setting() + " " + text.reason()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\R", " ");
    }
}
