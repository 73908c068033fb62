package org.plumbline.app.db;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.OwnStatements;

/// The table of one row whose changes are followed from a primary to its standbys, and all that is run for it. A person confirms these
/// statements word for word.
///
/// @param schema it is made in, which has to be there
/// @param name of it, which must not be there yet: a table that somebody else made is neither written nor dropped
public record HeartbeatTable(String schema, String name) {
    /// Where it is made unless a person wants it elsewhere.
    public static final HeartbeatTable USUAL = new HeartbeatTable("public", "plumbline_heartbeat");
    /// A longer one would be cut by the server (NAMEDATALEN), and be another then.
    private static final int LONGEST = 63;
    /// The first version with publications of schemas.
    private static final int SCHEMA_PUBLICATIONS = 15;
    private static final Pattern WRITTEN = Pattern.compile("(?:(\"(?:[^\"]|\"\")+\"|[^\".\\s]+)\\.)?(\"(?:[^\"]|\"\")+\"|[^\".\\s]+)");

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public HeartbeatTable {
        check("schema", schema);
        if (schema.equals("pg_temp") || schema.startsWith("pg_temp_")) {
            throw new IllegalArgumentException("A temporary table (" + schema + ") is on the primary alone and never comes to a standby: "
                    + "choose another schema.");
        }
        check("table", name);
    }

    /// As it is written in SQL: `name` in `public`, or `schema.name`; either may be quoted.
    ///
    /// @throws IllegalArgumentException what is wrong, in a sentence
    public static HeartbeatTable of(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + written.strip() + "” is no name of a table: one like public.plumbline_heartbeat will "
                    + "do.");
        }
        return new HeartbeatTable(parts.group(1) == null ? USUAL.schema : QuotedName.read(parts.group(1)),
                QuotedName.read(parts.group(2)));
    }

    /// As SQL has it.
    public String written() {
        return QuotedName.of(schema, name);
    }

    /// All that is run on the primary, in order: the first at the beginning, the second for each beat, the last at the end.
    public List<String> statements() {
        return List.of(create(), beat(), drop());
    }

    String create() {
        return "BEGIN READ WRITE; CREATE TABLE " + written() + " AS SELECT " + OwnStatements.MARK + " 0::bigint AS beat; COMMIT";
    }

    String beat() {
        return "BEGIN READ WRITE; UPDATE " + OwnStatements.MARK + " " + written() + " SET beat = beat + 1; COMMIT";
    }

    String drop() {
        return "BEGIN READ WRITE; DROP TABLE " + written() + "; COMMIT";
    }

    /// What a person runs where it is left over.
    public String dropByHand() {
        return "DROP TABLE " + written() + ";";
    }

    /// Whether a standby has it yet: asking so writes nothing to its log.
    String isThere() {
        return "SELECT " + OwnStatements.MARK + " to_regclass('" + written().replace("'", "''") + "') IS NOT NULL";
    }

    /// What a standby has.
    String look() {
        return "SELECT " + OwnStatements.MARK + " beat FROM " + written();
    }

    /// Publications that would send it to subscribers, which do not have it, and whose replication would stop.
    ///
    /// @param major version of the server
    String publishedBy(int major) {
        return "SELECT " + OwnStatements.MARK + " pubname FROM pg_catalog.pg_publication WHERE puballtables" + (major < SCHEMA_PUBLICATIONS
                ? "" : " UNION SELECT p.pubname FROM pg_catalog.pg_publication p JOIN pg_catalog.pg_publication_namespace n ON n.pnpubid = "
                + "p.oid WHERE n.pnnspid = to_regnamespace('" + QuotedName.of(schema).replace("'", "''") + "')");
    }

    private static void check(String what, String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0 || name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("The name of the heartbeat's " + what + " has to have 1 to " + LONGEST + " bytes.");
        }
    }
}
