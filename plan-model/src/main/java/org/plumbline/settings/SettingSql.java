package org.plumbline.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedName;

/// The statement that would set a value. It is text to be read and copied; nothing here runs.
public final class SettingSql {
    private SettingSql() {}

    /// Whether it is `ALTER SYSTEM` that sets it, so that managed services have their own way, and the configuration is reloaded.
    public static boolean byAlterSystem(SettingAdvice advice) {
        return advice.reach() == Reach.SERVER && switch (advice.setting().source()) {
            case "global", "database", "user", "database user", "command line" -> false;
            default -> true;
        };
    }

    /// The statement, without a closing semicolon. A value of all roles, of one of them or of a database is changed where it stands, as
    /// `ALTER SYSTEM` would not reach it. None where the server's command line has the last word.
    public static Optional<String> of(SettingAdvice advice, Access access) {
        Setting setting = advice.setting();
        String set = "SET " + setting.name() + " = " + literal(setting, advice.value());
        return switch (advice.reach()) {
            case ELSEWHERE -> Optional.empty();
            case TRANSACTION -> Optional.of("SET LOCAL" + set.substring("SET".length()));
            case ROLE -> Optional.of("ALTER ROLE your_application " + set);
            case SERVER -> switch (setting.source()) {
                case "global" -> Optional.of("ALTER ROLE ALL " + set);
                case "database" -> Optional.of("ALTER DATABASE " + QuotedName.of(access.database()) + " " + set);
                case "user" -> Optional.of("ALTER ROLE " + QuotedName.of(access.login()) + " " + set);
                case "database user" -> Optional.of("ALTER ROLE " + QuotedName.of(access.login()) + " IN DATABASE "
                        + QuotedName.of(access.database()) + " " + set);
                case "command line" -> Optional.empty();
                default -> Optional.of("ALTER SYSTEM " + set);
            };
        };
    }

    /// A line of `postgresql.conf`: `shared_buffers = '4GB'`.
    public static String line(SettingAdvice advice) {
        String text = advice.value().text();
        return advice.setting().name() + " = " + (isPlain(text) ? text : quoted(text));
    }

    /// As the consoles of managed services take it: `shared_buffers = 1048576`, in the setting's own unit.
    public static String inOwnUnit(Setting setting, SettingValue value) {
        return setting.name() + " = " + switch (value) {
            case SettingValue.OfBytes(Bytes bytes) -> setting.sizeOfUnit().map(unit -> Long.toString(bytes.count() / unit))
                    .orElse(Long.toString(bytes.count()));
            case SettingValue.OfTime(Duration time) -> setting.unitOfTime().map(unit -> Long.toString(time.toMillis()
                    / Math.max(1, unit.toMillis()))).orElse(Long.toString(time.toMillis()));
            case SettingValue.OfWord(String word) -> word;
        };
    }

    /// Each name of a list is a literal of its own: `'a, b'` would be one library of that name, and the server would not start again.
    private static String literal(Setting setting, SettingValue value) {
        String text = value.text();
        if (setting.name().endsWith("_libraries")) {
            return NameList.of(text).stream().map(SettingSql::quoted).collect(Collectors.joining(", "));
        }
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        return text.matches("-?\\d+(\\.\\d+)?|on|off");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
