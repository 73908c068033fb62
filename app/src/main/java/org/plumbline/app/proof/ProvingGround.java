package org.plumbline.app.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.proof.ScratchBench;
import org.plumbline.app.postgres.PostgresFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.postgres.ScratchServer;
import org.plumbline.app.store.CacheDirectory;
import org.plumbline.app.work.Interruptible;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofFailure;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.Prover;
import org.plumbline.sql.block.NotUnderstood;

/// Where rewrites are put to the proof. Its server is started with the first of them and stopped when this is closed, or with the process.
/// Nothing is run on the person's database but what reads its catalogue. One proof at a time; further ones wait.
public final class ProvingGround implements AutoCloseable {
    private static final String ANY_ZONE = "UTC";
    private static final String DEFECT = "The test broke, which is a defect of Plumbline: ";

    private final Path cache;
    private Optional<ScratchServer> server = Optional.empty();

    private ProvingGround(Path cache) {
        this.cache = cache;
    }

    /// Starts nothing yet.
    ///
    /// @param cache where PostgreSQL's programs are kept
    public static ProvingGround in(Path cache) {
        return new ProvingGround(cache);
    }

    /// With the programs that the demo database has too.
    public static ProvingGround ofThisUser() {
        return in(RunAs.current().cache(CacheDirectory.ofThisSystem()));
    }

    /// Whether a statement and what a rewrite makes of it do the same on rows that are made to tell them apart.
    ///
    /// @param vouched what the person says is true: rows keep it. Of the other conditions those hold that the catalogue promises or that
    ///        no rows can break
    /// @param database whose tables are made anew
    /// @param time after which it ends with what it has
    /// @param progress told how often both were run so far
    /// @throws ServerFailure where the person's server cannot be reached or does not answer
    public synchronized ProofOutcome prove(Database database, String sql, Rewriting rewriting, Collection<Demand> vouched, Duration time,
            IntConsumer progress) throws ServerFailure {
        Pair pair = Pair.of(sql, rewriting, vouched);
        try {
            List<Target> tables = Stream.concat(
                    Original.tables(pair.original().sql()).stream(), Original.tables(pair.other().sql()).stream())
                    .distinct().toList();
            String zone = database.catalogOf(List.of()).server().setting("TimeZone").map(SettingFacts::value).orElse(ANY_ZONE);
            var replica = database.replicaOf(tables);
            try (ScratchBench bench = ScratchBench.open(DatabaseUrl.of(server().url()), zone, time)) {
                return Interruptible.call(() -> new Prover(bench, ProofEffort.USUAL, progress).outcome(pair, replica), bench::cancel);
            }
        } catch (NotUnderstood why) {
            return new ProofOutcome.NotTried("A statement could not be read: " + why.getMessage() + ".");
        } catch (ProofFailure | PostgresFailure | IOException failure) {
            return new ProofOutcome.NotTried("The scratch server does not work: " + failure.getMessage());
        } catch (ServerFailure failure) {
            throw failure;
        } catch (Exception stopped) {
            return new ProofOutcome.NotTried(stopped instanceof InterruptedException ? "It was stopped." : DEFECT + stopped);
        }
    }

    private ScratchServer server() throws PostgresFailure, IOException, InterruptedException {
        if (server.isEmpty()) {
            server = Optional.of(ScratchServer.start(cache));
        }
        return server.get();
    }

    /// Stops its server.
    @Override
    public synchronized void close() {
        server.ifPresent(running -> {
            try {
                running.close();
            } catch (PostgresFailure | IOException failure) {
                throw new IllegalStateException("the scratch server could not be stopped: " + failure.getMessage(), failure);
            }
        });
        server = Optional.empty();
    }
}
