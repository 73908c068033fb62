package org.plumbline.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// Who runs the server, where that is not the person: told by the settings that only theirs have. There `ALTER SYSTEM` is not permitted.
public enum Managed {
    AMAZON_AURORA("Amazon Aurora", "its parameter groups", "aurora_ apg_"),
    AMAZON_RDS("Amazon RDS", "its parameter group", "rds."),
    GOOGLE_CLOUD_SQL("Google Cloud SQL", "its database flags", "cloudsql."),
    GOOGLE_ALLOYDB("Google AlloyDB", "its database flags", "alloydb."),
    AZURE("Azure Database for PostgreSQL", "its server parameters", "azure."),
    NEON("Neon", "its project's settings", "neon."),
    SUPABASE("Supabase", "its command line tool (supabase postgres-config)", "supautils.");

    private final String title;
    private final String place;
    /// With a space between.
    private final String prefixes;

    Managed(String title, String place, String prefixes) {
        this.title = title;
        this.place = place;
        this.prefixes = prefixes;
    }

    /// The service's name.
    public String title() {
        return title;
    }

    /// Where settings are changed there.
    public String place() {
        return place;
    }

    /// Whether it keeps pages and WAL in a storage of its own, so that rules of `shared_buffers` and checkpoints do not hold.
    public boolean ownStorage() {
        return this == AMAZON_AURORA || this == GOOGLE_ALLOYDB || this == NEON;
    }

    /// The one whose settings these names are; none on an ordinary server.
    public static Optional<Managed> of(Collection<String> settings) {
        return Arrays.stream(values()).filter(each -> settings.stream().anyMatch(
                name -> Arrays.stream(each.prefixes.split(" ")).anyMatch(name::startsWith))).findFirst();
    }
}
