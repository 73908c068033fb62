package org.plumbline.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.FoundKey;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.ShardExport;
import org.plumbline.app.sharding.ShardHost;
import org.plumbline.app.sharding.ShardLayout;
import org.plumbline.app.sharding.ShardScript;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.ShardMethod;
import picocli.CommandLine.Option;

/// `--export-script`, `--export` and what a script is made of.
final class ShardScriptOption {
    @Option(names = "--export-script", paramLabel = "KIND",
            description = "Print a script: partitions (declarative hash partitions), citus (co-location and reference tables), foreign "
                + "(postgres_fdw shards), router-sql or router-java (from a key to its shard and connection, by --method, postgres without "
                + "it). With --shards or --resize, --table and --column; with --url the key's type is looked up.")
    private Optional<String> kind;

    @Option(names = "--export", paramLabel = "FILE",
            description = "Write the script to FILE; without --export-script the name says which: partitions.sql, citus.sql, "
                + "foreign-shards.sql, router.sql, ShardRouter.java.")
    private Optional<Path> file;

    @Option(names = "--schema", paramLabel = "SCHEMA", defaultValue = "public",
            description = "Of a script's tables, as the catalogue has it (default: ${DEFAULT-VALUE}).")
    private String schema;

    @Option(names = "--hosts", paramLabel = "HOST,HOST...", split = ",",
            description = "A script's servers, each host:port/database, user@ before it if you like, but no password; shard i is on host i "
                + "modulo their number (default: localhost).")
    private List<String> hosts = List.of("localhost");

    @Option(names = "--colocated", paramLabel = "TABLE,TABLE...", split = ",",
            description = "Other tables with the same key, bare names (citus).")
    private List<String> colocated = List.of();

    @Option(names = "--reference", paramLabel = "TABLE,TABLE...", split = ",",
            description = "Small tables that every shard holds whole, bare names (citus).")
    private List<String> references = List.of();

    boolean isGiven() {
        return kind.isPresent() || file.isPresent();
    }

    Optional<Path> file() {
        return file;
    }

    /// The script.
    ///
    /// @throws IllegalArgumentException a sentence, when something is missing or wrong, or there is no such script
    ShardExport export(ShardKeysOption keys, Optional<ShardMethod> method, MethodOptions options, int shards) throws ServerFailure {
        ShardScript script = script();
        KeyColumnOption column = keys.column();
        ShardMethod by = script.isRouter() ? method.orElse(ShardMethod.POSTGRES)
                : script == ShardScript.CITUS ? ShardMethod.CITUS : ShardMethod.POSTGRES;
        if (!script.isRouter() && method.filter(named -> named != by).isPresent()) {
            throw new IllegalArgumentException("A script of " + name(script) + " is of one method: leave out --method");
        }
        List<ShardHost> servers = hosts.stream().map(host -> ShardHost.of(host, "postgres")).toList();
        if (!column.isServer()) {
            return new ShardExport(script, new ShardLayout(schema, column.table(), column.name(), keys.type(), by, shards,
                    options.weightsOf(by, shards), servers, colocated, references), file);
        }
        FoundKey found;
        try (Database database = column.connecting().open()) {
            found = FoundKey.in(database, column.table(), column.name());
        }
        if (script.isRouter() && found.unknownHash().isPresent()) {
            throw new IllegalArgumentException(found.unknownHash().get());
        }
        return new ShardExport(script, new ShardLayout(found.schema(), found.table(), found.column(), found.type(), by, shards,
                options.weightsOf(by, shards), servers, colocated, references), file);
    }

    private ShardScript script() {
        return kind.map(name -> Arrays.stream(ShardScript.values()).filter(each -> name(each).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no script " + name + "; there are " + names())))
                .or(() -> Arrays.stream(ShardScript.values()).filter(each -> file.orElseThrow().endsWith(each.file())).findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The file's name does not say which script to write: give --export-script with one of " + names()));
    }

    private static String names() {
        return Arrays.stream(ShardScript.values()).map(ShardScriptOption::name).collect(Collectors.joining(", "));
    }

    private static String name(ShardScript script) {
        return script.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
