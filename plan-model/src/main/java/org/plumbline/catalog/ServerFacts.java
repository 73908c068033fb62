package org.plumbline.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The server and the database of the session.
///
/// @param version `server_version_num` / 10000: the major version
/// @param readAt the server's clock when all this was read (`clock_timestamp()`)
/// @param countersSince when the database's counters were last reset (`pg_stat_database.stats_reset`); none if never, which then is since
///         the server was last initialised or recovered from a crash and not known
/// @param useOfStandbysKnown every standby's own `pg_stat_user_indexes` was read too and added up in [IndexFacts#scans()], or there is no
///         standby (`pg_stat_replication` has no row and `pg_is_in_recovery()` is false)
/// @param freezeMaxAge `autovacuum_freeze_max_age`
/// @param settings those that plans depend on, as this session has them
/// @param extensions installed or available, by name
/// @param roundTrip the median time of an empty query over this connection; none where it was not measured
/// @param pageReads how the database's pages were come by; none where that was not read
public record ServerFacts(
        int version, Instant readAt, Optional<Instant> countersSince, boolean useOfStandbysKnown, long freezeMaxAge,
        List<SettingFacts> settings, List<ExtensionFacts> extensions, Optional<Duration> roundTrip,
        Optional<PageReads> pageReads) {
    /// The source of a setting that the session itself has made (`pg_settings.source`).
    private static final String SESSION = "session";

    public ServerFacts {
        settings = List.copyOf(settings);
        extensions = List.copyOf(extensions);
    }

    /// The setting of this name, if it was read; the session's own before the server's.
    public Optional<SettingFacts> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    /// The version of this extension in the database; none where it is not created.
    public Optional<String> installed(String extension) {
        return extensions.stream().filter(each -> each.name().equals(extension)).findFirst().flatMap(ExtensionFacts::installed);
    }

    /// What plans take pages to cost; PostgreSQL's own values for what was not read.
    public PageCosts pageCosts() {
        return pageCosts(settings);
    }

    /// What the server takes them to cost, whatever the session chose.
    public PageCosts ownPageCosts() {
        return pageCosts(settings.stream().filter(setting -> !setting.source().equals(SESSION)).toList());
    }

    /// Whether it was the session that chose what plans take them to cost.
    public boolean choosesPageCosts() {
        return setting("random_page_cost").filter(setting -> setting.source().equals(SESSION)).isPresent();
    }

    /// With how the database's pages were come by.
    public ServerFacts with(PageReads reads) {
        return new ServerFacts(version, readAt, countersSince, useOfStandbysKnown, freezeMaxAge, settings, extensions, roundTrip,
                Optional.of(reads));
    }

    /// As a session has it that plans with these costs.
    public ServerFacts with(PageCosts costs) {
        List<SettingFacts> own = List.of(
                new SettingFacts("random_page_cost", Double.toString(costs.random()), Optional.empty(), SESSION),
                new SettingFacts("seq_page_cost", Double.toString(costs.sequential()), Optional.empty(), SESSION));
        return new ServerFacts(version, readAt, countersSince, useOfStandbysKnown, freezeMaxAge,
                Stream.concat(own.stream(), settings.stream()).toList(), extensions, roundTrip, pageReads);
    }

    private static PageCosts pageCosts(List<SettingFacts> settings) {
        return new PageCosts(cost(settings, "seq_page_cost", 1), cost(settings, "random_page_cost", 4));
    }

    private static double cost(List<SettingFacts> settings, String name, double usual) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst().map(SettingFacts::value)
                .map(Double::parseDouble).orElse(usual);
    }
}
