package org.plumbline.app.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.report.PlainShards;
import org.plumbline.app.report.ShardExport;
import org.plumbline.app.report.ShardPlan;
import org.plumbline.app.report.ShardsJson.Placed;
import org.plumbline.app.report.ShardsJson;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.BoundedLoads;
import org.plumbline.capacity.shard.KeyFacts;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.Modulo;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardKey;
import org.plumbline.capacity.shard.ShardMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/// `plumbline shards`: which shard keys find, how evenly they spread, what another number of shards moves, how many to make, and the
/// scripts that make them.
@Command(
        name = "shards",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Says which shard keys find, how evenly methods spread them, and how many keys another number of shards moves; with --advise "
                + "how many shards to make; with --export-script the script that makes them or finds them.%n",
            "Methods: modulo (md5 %% n, the basic formula), postgres (hash partitions, exact), citus (hash ranges, computed from "
                + "PostgreSQL's hash function), jump, ring (1,000 points a shard), multiprobe (21 places a key), rendezvous (with weights) "
                + "and bounded (bounded loads, which depend on all keys and their order).%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done", "2:the keys could not be read, or the script not written", "3:no connection to the server", "64:wrong usage"
        })
final class ShardsCommand implements Callable<Integer> {
    private static final Pattern RESIZE = Pattern.compile("([0-9]{1,9}):([0-9]{1,9})");

    private final Streams streams;

    @Option(names = "--basic", description = "Print the shard of each KEY by the basic formula: int(md5(key), 16) %% N.")
    private boolean basic;

    @Option(names = "--shards", paramLabel = "N", description = "How many shards there are.")
    private Optional<Long> shards;

    @Option(names = "--resize", paramLabel = "N:M", description = "Count what a change from N to M shards moves, such as 4:5.")
    private Optional<String> resize;

    @Mixin
    private MethodOption by;

    @Mixin
    private ShardKeysOption keys;

    @Mixin
    private ShardScriptOption script;

    @Mixin
    private ShardAdviceOption advice;

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
            if (script.isGiven()) {
                return script();
            }
            return advice.isGiven() ? advice() : basic || !given.isEmpty() ? places() : counts();
        } catch (ServerFailure failure) {
            return failed(failure.getMessage(), failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED);
        } catch (NoSuchFileException _) {
            return failed(keys.file() + "There is no such file.", ExitStatus.FAILED);
        } catch (IOException | InvalidPathException unreadable) {
            return failed(keys.file() + "The file could not be read: " + unreadable.getMessage() + ".", ExitStatus.FAILED);
        } catch (ShardKeysOption.WrongKey wrong) {
            return failed(keys.file() + wrong.getMessage(), ExitStatus.FAILED);
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private int places() {
        if (resize.isPresent() || keys.isFile() || shards.isEmpty() || given.isEmpty()) {
            throw wrong("To find the shards of keys, give --shards N and the KEYs");
        }
        Optional<ShardMethod> method = by.method();
        if (basic && method.filter(named -> named != ShardMethod.MODULO).isPresent()) {
            throw wrong("--basic is the method modulo: leave out --method");
        }
        if (!basic && method.isEmpty()) {
            throw wrong("Choose how the shards are found: --basic or --method METHOD");
        }
        List<Placed> placed = placed(method.orElse(ShardMethod.MODULO), shards.get());
        if (json) {
            ShardsJson.placed(streams.out(), placed);
        } else {
            PlainShards.placed(streams.out(), placed);
        }
        return ExitStatus.DONE;
    }

    private List<Placed> placed(ShardMethod method, long over) {
        KeyType sqlType = keys.type();
        List<ShardKey> typed = given.stream().map(key -> new ShardKey(key, sqlType)).toList();
        if (method == ShardMethod.MODULO) {
            return typed.stream().map(key -> new Placed(key.text(), Modulo.shardOf(key.hashedText(), over))).toList();
        }
        if (method == ShardMethod.BOUNDED) {
            List<Integer> found = BoundedLoads.place(typed, whole(over), by.options().slack());
            return IntStream.range(0, given.size()).mapToObj(at -> new Placed(given.get(at), found.get(at))).toList();
        }
        Placement placement = method.over(whole(over), by.options().checkedFor(whole(over)));
        return typed.stream().map(key -> new Placed(key.text(), placement.shardOf(key))).toList();
    }

    private int counts() throws IOException, ServerFailure {
        Change change = change();
        List<ShardMethod> methods = by.method().map(List::of)
                .orElseGet(() -> ShardMethod.compared(keys.about(), change.before(), change.after()));
        ShardCounts counts = keys.count(streams, methods, by.options(), change.before(), change.after());
        if (counts.methods().isEmpty()) {
            return failed(keys.file() + ShardText.whyLeftOut(methods.getFirst()), ExitStatus.FAILED);
        }
        String leftOut = ShardText.leftOut(counts, true);
        if (by.method().isEmpty() && !leftOut.isEmpty()) {
            streams.err().println(leftOut + " --method counts by one of them alone.");
        }
        if (json) {
            ShardsJson.counted(streams.out(), counts);
        } else {
            PlainShards.counted(streams.out(), streams.colours(), counts);
        }
        return ExitStatus.DONE;
    }

    private int advice() throws IOException, ServerFailure {
        if (resize.isPresent()) {
            throw wrong("For advice give --shards N, or neither --shards nor --resize");
        }
        double hottest = 0;
        if (keys.isGiven()) {
            KeyFacts facts = keys.count(streams, List.of(), MethodOptions.USUAL, 1, 1).facts();
            hottest = facts.distinct() < facts.keys() ? facts.hottest() : 0;
        }
        ShardPlan plan = advice.plan(hottest, shards.map(ShardsCommand::whole));
        if (json) {
            plan.json(streams.out());
        } else {
            plan.plain(streams.out());
        }
        return ExitStatus.DONE;
    }

    private int script() throws ServerFailure {
        Change change = change();
        MethodOptions options = by.options().checkedFor(Math.max(change.before(), change.after()));
        ShardExport export = script.export(keys, by.method(), options, change.after());
        try {
            export.write();
        } catch (IOException unwritable) {
            return failed(script.file().orElseThrow() + ": It could not be written: " + unwritable.getMessage() + ".", ExitStatus.FAILED);
        }
        if (json) {
            export.json(streams.out());
        } else {
            export.plain(streams.out());
        }
        return ExitStatus.DONE;
    }

    /// From so many shards to so many.
    private record Change(int before, int after) {}

    private Change change() {
        if (resize.isPresent() == shards.isPresent()) {
            throw wrong("Give either --shards N or --resize N:M");
        }
        if (shards.isPresent()) {
            return new Change(whole(shards.get()), whole(shards.get()));
        }
        Matcher numbers = RESIZE.matcher(resize.orElseThrow());
        if (!numbers.matches()) {
            throw wrong("--resize is two numbers of shards with a colon between them, such as 4:5");
        }
        return new Change(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    private static int whole(long shards) {
        return Math.clamp(shards, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(),
                message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private int failed(String told, int status) {
        streams.err().println(told);
        if (json) {
            ShardsJson.failed(streams.out(), told);
        }
        return status;
    }
}
