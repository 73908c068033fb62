package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import org.plumbline.settings.Access;
import org.plumbline.settings.Setting;
import org.plumbline.settings.SettingAdvice;
import org.plumbline.settings.SettingSql;
import org.plumbline.settings.SettingValue;

/// Advice on a setting in words.
///
/// @param change from what to what: `128 MB → 4 GB`
/// @param reason why
/// @param evidence the figures it rests on, a line each
/// @param source whose rule it is
/// @param risk what may get worse
/// @param applying how it takes effect, and what keeps this user from it
/// @param sql what would do it, to copy; as a managed service takes it where there is one, or as the configuration file does where ALTER
/// SYSTEM is switched off; none where no setting does it
public record SettingText(
        String change, String reason, List<String> evidence, String source, String risk, String applying, Optional<String> sql) {
    public SettingText {
        evidence = List.copyOf(evidence);
    }

    /// In words, for this user.
    public static SettingText of(SettingAdvice advice, Access access) {
        SettingWords words = SettingWords.of(advice.ground(), new Facts(advice.evidence()), advice.setting());
        return new SettingText(change(advice), words.reason(), advice.evidence().stream().map(FindingText::line).toList(), words.source(),
                words.risk(), applying(advice, access), sql(advice, access));
    }

    private static Optional<String> sql(SettingAdvice advice, Access access) {
        if (!SettingSql.byAlterSystem(advice) || !access.noAlterSystem()) {
            return SettingSql.of(advice, access).map(sql -> sql + ";");
        }
        return Optional.of(access.managed().isPresent() ? SettingSql.inOwnUnit(advice.setting(), advice.value())
                : SettingSql.line(advice));
    }

    /// A value with its unit, as a person reads it.
    public static String value(Setting setting) {
        if (setting.value().equals("-1")) {
            return "-1";
        }
        return setting.bytes().map(Format::bytes).or(() -> setting.time().map(time -> time.isZero() ? "0" : SettingValue.of(time).text()))
                .orElse(setting.value().isEmpty() ? "(empty)" : setting.value());
    }

    private static String change(SettingAdvice advice) {
        String to = switch (advice.value()) {
            case SettingValue.OfBytes(var bytes) -> Format.bytes(bytes);
            case SettingValue.OfTime _, SettingValue.OfWord _ -> advice.value().text();
        };
        return switch (advice.reach()) {
            case SERVER -> value(advice.setting()) + " → " + to;
            case ROLE -> value(advice.setting()) + " → " + to + " for the application's role";
            case TRANSACTION -> value(advice.setting()) + " → " + to + " for one statement";
            case ELSEWHERE -> value(advice.setting());
        };
    }

    private static String applying(SettingAdvice advice, Access access) {
        return switch (advice.reach()) {
            case TRANSACTION -> "In the statement's transaction, before it; the server stays as it is.";
            case ROLE -> "Put your application's role in place of your_application. New sessions of it get the value.";
            case ELSEWHERE -> "";
            case SERVER -> access.managed().filter(_ -> SettingSql.byAlterSystem(advice))
                    .map(managed -> managed.title() + " does not permit ALTER SYSTEM: set it in " + managed.place()
                            + advice.setting().unit().map(unit -> ", which takes the value in units of " + unit).orElse("") + ". ")
                    .orElseGet(() -> permission(advice, access))
                    + effect(advice.setting(), access.managed().isPresent());
        };
    }

    private static String permission(SettingAdvice advice, Access access) {
        String user = access.user();
        return switch (advice.setting().source()) {
            case "global" -> "It is set for all roles (ALTER ROLE ALL), which only a superuser changes. ";
            case "database" -> "It is set for this database alone, whose owner may change that. ";
            case "user", "database user" -> "It is set for the role " + access.login() + " alone; other roles may have other values. ";
            case "command line" -> "It stands on the server's command line, which has the last word: change it there. ";
            default -> access.alterSystemOff() ? "ALTER SYSTEM is switched off here (allow_alter_system): put the line into the server's "
                    + "configuration. " : access.mayAlter(advice.setting().name()) ? ""
                    : "The role " + user + " may not run ALTER SYSTEM: hand this to a superuser. ";
        };
    }

    /// Whoever runs a managed server reloads its configuration.
    private static String effect(Setting setting, boolean managed) {
        return switch (setting.context()) {
            case "postmaster" -> "Takes effect when the server is restarted.";
            case "backend", "superuser-backend" -> managed ? "Takes effect in new sessions."
                    : "Takes effect in new sessions once the configuration is reloaded (pg_reload_conf()).";
            default -> switch (setting.source()) {
                case "global", "database", "user", "database user" -> "Takes effect in new sessions.";
                case "command line" -> "Takes effect when the server is started again.";
                default -> managed ? "Takes effect without a restart."
                        : "Takes effect once the configuration is reloaded (pg_reload_conf()).";
            };
        };
    }
}
