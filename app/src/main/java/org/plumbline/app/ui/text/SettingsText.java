package org.plumbline.app.ui.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Access;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Machine;
import org.plumbline.settings.Need;
import org.plumbline.settings.ServerSettings;
import org.plumbline.settings.Setting;
import org.plumbline.settings.Topic;
import org.plumbline.settings.Use;

/// A server's settings, its machine and its use in words.
public final class SettingsText {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)i?b?");

    private SettingsText() {}

    public static String title(Topic topic) {
        return switch (topic) {
            case MEMORY -> "Memory";
            case COSTS -> "Costs";
            case PARALLELISM -> "Parallelism";
            case PLANNER -> "Planner switches";
            case JIT -> "JIT";
            case STATISTICS -> "Statistics";
            case AUTOVACUUM -> "Autovacuum";
            case CHECKPOINTS -> "Checkpoints and WAL";
            case CONNECTIONS -> "Connections";
            case TIMEOUTS -> "Timeouts";
            case LOGGING -> "Logging and counting";
        };
    }

    public static String word(Disk disk) {
        return switch (disk) {
            case SSD -> "SSD";
            case NVME -> "NVMe";
            case NETWORK -> "Network or cloud (flash)";
            case HARD_DISK -> "Hard disk";
        };
    }

    public static String word(Use use) {
        return switch (use) {
            case WEB -> "Web application";
            case OLTP -> "OLTP";
            case WAREHOUSE -> "Data warehouse";
            case MIXED -> "Mixed";
            case DESKTOP -> "Desktop";
        };
    }

    /// What has to be known, and how it gets known: `the machine's memory is not known: type it above`.
    public static String missing(Set<Need> needs) {
        var parts = new ArrayList<String>();
        for (Need need : Need.values()) {
            if (needs.contains(need)) {
                parts.add(switch (need) {
                    case MEMORY -> "the machine's memory (type it above)";
                    case CPUS -> "its number of CPUs (type it above)";
                    case DISK -> "the kind of its disk (choose it above)";
                    case USE -> "what the server is for (choose it above)";
                    case DATABASE_COUNTERS -> "counters of this database over an hour at least";
                    case CHECKPOINT_COUNTERS -> "counters of checkpoints over an hour at least";
                    case WAL_COUNTERS -> "counters of the WAL over an hour at least (PostgreSQL 14 and later)";
                    case SESSIONS -> "how many sessions there are";
                    case VISIBLE -> "the value, which this role may not see (GRANT pg_read_all_settings)";
                    case OTHERS_VALUE -> "what other sessions get: this connection's own options set it";
                });
            }
        }
        return Listing.of(parts);
    }

    /// What keeps from changing settings, or has to be known of all of them; a sentence each.
    public static List<String> notes(ServerSettings settings) {
        var notes = new ArrayList<String>();
        Access access = settings.access();
        if (access.managed().isPresent()) {
            notes.add("This server is run by " + access.managed().get().title() + ", which does not permit ALTER SYSTEM: set values in "
                    + access.managed().get().place() + ".");
        } else if (access.alterSystemOff()) {
            notes.add("ALTER SYSTEM is switched off here (allow_alter_system): put the lines shown into the server's postgresql.conf and "
                    + "reload the configuration.");
        } else if (!access.superuser() && access.granted().isEmpty()) {
            notes.add("The role " + access.user() + " may not run ALTER SYSTEM: hand the statements to a superuser.");
        }
        if (!access.readsAll()) {
            notes.add("Some settings and figures are hidden from this role: GRANT pg_monitor TO " + SqlName.quoted(access.user())
                    + " shows them.");
        }
        if (access.standby()) {
            notes.add("This is a standby: what its primary needs may differ, and max_connections and max_worker_processes must not be less "
                    + "than there. ALTER ROLE and ALTER DATABASE are run on the primary.");
        }
        List<String> pending = settings.pending().stream().map(Setting::name).toList();
        if (!pending.isEmpty()) {
            notes.add("Changed, and waiting for a restart: " + Listing.of(pending) + ".");
        }
        return List.copyOf(notes);
    }

    /// Where the figures of the machine come from.
    ///
    /// @param found on this computer; unknown where the server is elsewhere
    /// @param typed the person typed other figures
    public static String origin(Machine found, boolean typed) {
        if (found.memory().isEmpty()) {
            return "SQL cannot tell the server's machine: type what it has. What is left open is not judged by it.";
        }
        int cpus = found.cpus().orElse(0);
        return "The server runs on this computer, which has " + Format.bytes(found.memory().get()) + " and " + cpus
                + (cpus == 1 ? " CPU" : " CPUs") + (typed ? "; it is judged by what you typed. An empty field goes back." : ".");
    }

    /// Where a value comes from, for a list.
    public static String source(Setting setting) {
        String source = switch (setting.source()) {
            case "default" -> "default";
            case "configuration file" -> "configuration";
            case "client", "session" -> "this connection";
            case "database" -> "this database";
            case "global" -> "all roles";
            case "user" -> "this role";
            case "database user" -> "this role in this database";
            case "override" -> "the server itself";
            default -> setting.source();
        };
        return setting.pendingRestart() ? source + ", restart pending" : source;
    }

    /// What a change needs to take effect, for a list.
    public static String takesEffect(Setting setting) {
        return switch (setting.context()) {
            case "internal" -> "fixed";
            case "postmaster" -> "restart";
            case "sighup" -> "reload";
            case "backend", "superuser-backend" -> "new session";
            default -> "SET";
        };
    }

    /// As one types it: `16 GB`.
    public static String typed(Bytes bytes) {
        return Format.bytes(bytes);
    }

    /// What a person typed; without a unit it is GB.
    public static Optional<Bytes> size(String typed) {
        Matcher matcher = SIZE.matcher(typed.strip().replace(",", "").toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "t" -> 40;
            default -> 30;
        };
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << power));
        return bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(1L << 50)) <= 0 ? Optional.of(Bytes.bytes(bytes.longValue()))
                : Optional.empty();
    }
}
