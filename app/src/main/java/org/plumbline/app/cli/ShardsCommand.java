package org.plumbline.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.app.db.KeyProgress;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.PlainShards;
import org.plumbline.app.report.ShardsJson.Placed;
import org.plumbline.app.report.ShardsJson;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.KeyLines;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.Modulo;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.capacity.shard.ShardMethod;
import org.plumbline.capacity.shard.ShardTally;
import org.plumbline.plan.log.PackedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `plumbline shards`: which shard keys find, how evenly they spread, and what another number of shards moves.
@Command(
        name = "shards",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Says which shard keys find, how evenly methods spread them, and how many keys another number of shards moves.%n",
            "Methods: modulo (md5 %% n, the basic formula), postgres (hash partitions, exact), citus (hash ranges, computed from "
                + "PostgreSQL's hash function), jump, ring (1,000 points a shard) and rendezvous.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "2:the keys could not be read", "3:no connection to the server", "64:wrong usage"})
final class ShardsCommand implements Callable<Integer> {
    private static final Pattern RESIZE = Pattern.compile("([0-9]{1,9}):([0-9]{1,9})");
    private static final long MOST_KEYS = 100_000_000;

    private final Streams streams;

    @Option(names = "--basic", description = "Print the shard of each KEY by the basic formula: int(md5(key), 16) %% N.")
    private boolean basic;

    @Option(names = "--shards", paramLabel = "N", description = "How many shards there are.")
    private Optional<Long> shards;

    @Option(names = "--resize", paramLabel = "N:M", description = "Count what a change from N to M shards moves, such as 4:5.")
    private Optional<String> resize;

    @Option(names = "--method", paramLabel = "METHOD",
            description = "modulo, postgres, citus, jump, ring or rendezvous; all of them are compared without it, rendezvous only "
                + "up to 128 shards and where it is not slow.")
    private Optional<String> method;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "1000000",
            description = "Count the keys 0 to N - 1 where no others are given (default: ${DEFAULT-VALUE}).")
    private long keys;

    @Option(names = "--zipf", paramLabel = "S",
            description = "Draw N rows from N keys, the i-th most popular with a share in proportion to i^-S, and count them: hot keys.")
    private Optional<Double> zipf;

    @Option(names = "--keys-file", paramLabel = "FILE",
            description = "Count the keys in FILE, one a line as COPY writes a column, \\N for NULL, \\\\ for a backslash; "
                + "after a tab the row's size in bytes, where it is known. - is standard input.")
    private Optional<String> keysFile;

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "text",
            description = "PostgreSQL's type of the given keys, by which postgres and citus hash them (default: ${DEFAULT-VALUE}).")
    private String type;

    @Mixin
    private KeyColumnOption measured;

    @Option(names = "--json", description = "Print JSON, in UTF-8.")
    private boolean json;

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Keys to find the shards of.")
    private List<String> given = List.of();

    @Spec
    private CommandSpec spec;

    ShardsCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new ShardsCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("shards-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        try {
            return basic || !given.isEmpty() ? places() : counts();
        } catch (ServerFailure failure) {
            return failed(failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (NoSuchFileException _) {
            return failed("There is no such file.");
        } catch (IOException | InvalidPathException unreadable) {
            return failed("The file could not be read: " + unreadable.getMessage() + ".");
        } catch (WrongKey wrong) {
            return failed(wrong.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private int places() {
        if (resize.isPresent() || keysFile.isPresent() || shards.isEmpty() || given.isEmpty()) {
            throw wrong("To find the shards of keys, give --shards N and the KEYs");
        }
        if (basic && method.filter(name -> !name.equals("modulo")).isPresent()) {
            throw wrong("--basic is the method modulo: leave out --method");
        }
        if (!basic && method.isEmpty()) {
            throw wrong("Choose how the shards are found: --basic or --method METHOD");
        }
        List<Placed> placed = method().isEmpty() || method().get() == ShardMethod.MODULO
                ? given.stream().map(key -> new Placed(key, Modulo.shardOf(key, shards.get()))).toList()
                : placed(method().get().over(whole(shards.get())));
        if (json) {
            ShardsJson.placed(streams.out(), placed);
        } else {
            PlainShards.placed(streams.out(), placed);
        }
        return ExitStatus.DONE;
    }

    private List<Placed> placed(Placement placement) {
        KeyType sqlType = type();
        return given.stream().map(key -> new Placed(key, placement.shardOf(new ShardKey(key, sqlType)))).toList();
    }

    private int counts() throws IOException, ServerFailure {
        if (resize.isPresent() == shards.isPresent()) {
            throw wrong("Give either --shards N or --resize N:M");
        }
        int before;
        int after;
        if (resize.isPresent()) {
            Matcher change = RESIZE.matcher(resize.get());
            if (!change.matches()) {
                throw wrong("--resize is two numbers of shards with a colon between them, such as 4:5");
            }
            before = Integer.parseInt(change.group(1));
            after = Integer.parseInt(change.group(2));
        } else {
            before = whole(shards.orElseThrow());
            after = before;
        }
        long about = measured.isGiven() || keysFile.isPresent() ? ShardMethod.MANY_KEYS : keys;
        List<ShardMethod> methods = method().map(List::of).orElseGet(() -> ShardMethod.compared(about, before, after));
        ShardCounts counts = measured.isGiven() ? measured(methods, before, after)
                : keysFile.isPresent() ? read(keysFile.get(), new ShardTally(methods, type(), before, after))
                : zipf.isPresent() ? ShardTally.ofZipf(methods, new Zipf(checkedKeys(), zipf.get()), keys, before, after)
                : ShardTally.ofNumbers(methods, checkedKeys(), before, after);
        String leftOut = ShardText.leftOut(counts);
        if (!leftOut.isEmpty()) {
            streams.err().println(leftOut + " --method rendezvous counts it.");
        }
        if (json) {
            ShardsJson.counted(streams.out(), counts);
        } else {
            PlainShards.counted(streams.out(), streams.colours(), counts);
        }
        return ExitStatus.DONE;
    }

    private ShardCounts measured(List<ShardMethod> methods, int before, int after) throws ServerFailure {
        if (keysFile.isPresent()) {
            throw wrong("Give either --keys-file or --url");
        }
        KeyColumn column = measured.column(methods, before, after);
        try (Database database = measured.connecting().open()) {
            return database.keys(column, new Canceller(), KeyProgress.NONE).counts();
        }
    }

    private ShardCounts read(String file, ShardTally tally) throws IOException {
        try (InputStream in = file.equals("-") ? PackedFile.unpack(streams.in()) : PackedFile.open(Path.of(file)).in();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            KeyLines.read(lines, tally, () -> true);
            return tally.counts();
        } catch (IllegalArgumentException wrong) {
            throw new WrongKey(wrong);
        }
    }

    private long checkedKeys() {
        if (keys < 1 || keys > MOST_KEYS) {
            throw wrong("--keys is a whole number from 1 to 100000000");
        }
        return keys;
    }

    private Optional<ShardMethod> method() {
        return method.map(name -> Arrays.stream(ShardMethod.values()).filter(each -> ShardsJson.name(each).equals(name)).findFirst()
                .orElseThrow(() -> wrong("There is no method " + name + "; there are modulo, postgres, citus, jump, ring and rendezvous")));
    }

    private KeyType type() {
        return KeyType.of(type).orElseThrow(() -> wrong("Keys of type " + type + " cannot be hashed here; there are text, "
                + "character, bigint, integer, smallint, numeric, uuid, date, timestamp with time zone, "
                + "timestamp without time zone, boolean and bytea"));
    }

    private static int whole(long shards) {
        return Math.clamp(shards, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(),
                message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private int failed(String message) {
        return failed(keysFile.orElse("") + ": " + message, ExitStatus.FAILED);
    }

    private int failed(String told, int status) {
        streams.err().println(told);
        if (json) {
            ShardsJson.failed(streams.out(), told);
        }
        return status;
    }

    /// A key in a file that is none.
    private static final class WrongKey extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongKey(IllegalArgumentException wrong) {
            super(wrong.getMessage(), wrong);
        }
    }
}
