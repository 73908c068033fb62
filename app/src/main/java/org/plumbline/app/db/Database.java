package org.plumbline.app.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.SeenStatement;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.PageCosts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.proof.Replica;
import org.plumbline.schema.ColumnSample;
import org.plumbline.schema.SampleQuestion;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.settings.ServerReading;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// A database that a person is connected to: read-only sessions of a small pool, through a tunnel where the profile has one.
///
/// It is opened when it is first used, and again when it is used after it was lost. May be used from several threads.
public final class Database implements AutoCloseable {
    private final ConnectionProfile profile;
    private final Patience patience;
    private final LineOnDemand line;
    private final Optional<PageCosts> pageCosts;

    /// Connects to nothing yet.
    ///
    /// @param login closed with this
    public Database(ConnectionProfile profile, Login login) {
        this(profile, login, Patience.USUAL);
    }

    Database(ConnectionProfile profile, Login login, Patience patience) {
        this(profile, patience, new LineOnDemand(profile, login, patience), Optional.empty());
    }

    private Database(ConnectionProfile profile, Patience patience, LineOnDemand line, Optional<PageCosts> pageCosts) {
        this.profile = profile;
        this.patience = patience;
        this.line = line;
        this.pageCosts = pageCosts;
    }

    /// The one at an address that says all that is needed. Connects to nothing yet.
    ///
    /// @param name what it is called
    public static Database of(String name, DatabaseUrl url) {
        Login login = Login.ofEnvironment();
        return new Database(url.profile().named(name), url.password().map(Secret::of).map(login::withPassword).orElse(login));
    }

    /// The same with the same sessions, but as its planner would do with these costs: so it explains and says what it plans by. Closing
    /// either closes both.
    public Database planning(PageCosts costs) {
        return new Database(profile, patience, line, Optional.of(costs));
    }

    /// The same, planning with the page costs that fit what it did so far; nothing where it did too little to say.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public Optional<Database> calibrated() throws ServerFailure {
        return use(PageCostReader::read).filter(fit -> fit.ground() != PageCostFit.Ground.FEW).map(fit -> planning(fit.fitting()));
    }

    /// The same server over a line of its own: what has to be brought to an end there can be, though this is closed meanwhile. To be
    /// closed too.
    ///
    /// @throws ServerFailure that this was closed
    Database beside() throws ServerFailure {
        return new Database(profile, patience, line.beside(), pageCosts);
    }

    public ConnectionProfile profile() {
        return profile;
    }

    public ConnectionState state() {
        return line.state();
    }

    /// Tells of each new state, on the thread that caused it.
    public void onState(Consumer<ConnectionState> listener) {
        line.onState(listener);
    }

    /// Connects now, if it is not connected, and says to what.
    ///
    /// @throws ServerFailure why not, and what to try
    public ServerInfo open() throws ServerFailure {
        return line.get().server();
    }

    /// Whether the server still answers: a lost one is noticed, and the state says so. One that has no session to spare is not lost.
    public boolean check() {
        try {
            return use(connection -> connection.isValid((int) Math.max(1, patience.validate().toSeconds())));
        } catch (ServerFailure _) {
            return line.state() instanceof ConnectionState.Connected;
        }
    }

    /// The plan as EXPLAIN's JSON, from the guard.
    ///
    /// @throws RefusedStatement when what it does was not confirmed, or an option is none
    /// @throws ServerFailure when the server cannot be reached, or does not take the statement
    public String explain(ExplainRequest request) throws RefusedStatement, ServerFailure {
        return explain(request, new Canceller());
    }

    /// As above, and may be cancelled meanwhile.
    ///
    /// @throws RefusedStatement when what it does was not confirmed, or an option is none
    /// @throws ServerFailure when the server cannot be reached, does not take the statement, or was told to stop
    public String explain(ExplainRequest request, Canceller canceller) throws RefusedStatement, ServerFailure {
        Line open = line.get();
        try (Connection connection = session(open)) {
            try {
                connection.setNetworkTimeout(null, patience.network(request.statementTimeout(), request.lockTimeout()));
                return ExplainRunner.explain(connection, request.with(pageCosts.or(request::pageCosts)), canceller);
            } catch (SQLException failure) {
                open.evict(connection);
                throw failure;
            }
        } catch (SQLException failure) {
            throw failed(open, ServerFailure.ofStatement(failure, open.place()))
                    .at(ExplainRunner.place(request, open.server().major(), failure));
        }
    }

    /// What the catalogue says of tables of these names.
    ///
    /// @param tables without a schema those that the session's search path finds
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts catalogOf(List<Target> tables) throws ServerFailure {
        return use(connection -> CatalogReader.named(connection, tables));
    }

    /// Tables of these names as they can be made anew elsewhere, with what their constraints promise.
    ///
    /// @param tables without a schema those that the session's search path finds
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public Replica replicaOf(List<Target> tables) throws ServerFailure {
        return use(connection -> ReplicaReader.read(connection, tables));
    }

    /// What the catalogue says of the tables of a plan.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts catalog(Plan plan) throws ServerFailure {
        return use(connection -> CatalogReader.read(connection, plan));
    }

    /// As above, and how the plan's statement would be planned without the values that it was given.
    ///
    /// @param request as which the plan was made
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts catalog(Plan plan, ExplainRequest request, Canceller canceller) throws ServerFailure {
        return catalog(plan).with(PlanChoice.of(this, request, plan, canceller));
    }

    /// What it says of the tables of several plans.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts catalog(List<Plan> plans) throws ServerFailure {
        CatalogFacts facts = use(connection -> CatalogReader.read(connection, plans));
        return pageCosts.map(costs -> facts.with(facts.server().with(costs))).orElse(facts);
    }

    /// As above, with a workload that was read before.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts catalog(Plan plan, WorkloadSnapshot workload) throws ServerFailure {
        return use(connection -> CatalogReader.read(connection, plan, workload));
    }

    /// What the catalogue says of all tables of the database.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public CatalogFacts schema() throws ServerFailure {
        return use(CatalogReader::schema);
    }

    /// What its statements did, by `pg_stat_statements`, or why that is not known.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public WorkloadAnswer workload() throws ServerFailure {
        return use(WorkloadReader::read);
    }

    /// What is known of it for advice on its schema; without a workload where that cannot be had.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public SchemaFacts schemaFacts() throws ServerFailure {
        return schemaFacts(workload() instanceof WorkloadAnswer.Known known ? Optional.of(known.snapshot()) : Optional.empty());
    }

    /// Likewise, with a workload that was read before.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public SchemaFacts schemaFacts(Optional<WorkloadSnapshot> workload) throws ServerFailure {
        return SchemaFacts.of(schema(), use(TableActivityReader::read), workload);
    }

    /// What a look at rows shows; what takes too long, or this user may not read, is left out.
    ///
    /// @throws ServerFailure when the server cannot be reached, or was told to stop
    public List<ColumnSample> samples(List<SampleQuestion> questions, Canceller canceller) throws ServerFailure {
        return use(connection -> SampleReader.read(connection, questions, canceller));
    }

    /// What the server's processes do now, those of other databases too.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public ActivitySnapshot activity() throws ServerFailure {
        return use(ActivityReader::read);
    }

    /// What its server says of replication now.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public ReplicationReading replication() throws ServerFailure {
        String place = line.get().place();
        return use(ReplicationReader::read).at(place.substring(0, place.lastIndexOf('/')));
    }

    /// A statement of the workload with the values with which a session runs it now, or ran it last; none where nobody did.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public Optional<SeenStatement> seen(String statement) throws ServerFailure {
        return SeenStatement.of(activity(), open().database(), statement);
    }

    /// Likewise, of its slowest call at the end of the server's own log.
    ///
    /// @throws ServerFailure when it cannot be reached, or does not answer
    public ServerLog.Answer logged(String statement) throws ServerFailure {
        return use(ServerLog::read).apply(statement);
    }

    /// Its server's settings, and what they are judged by.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public ServerReading settings() throws ServerFailure {
        return use(SettingsReader::read);
    }

    /// The keys of a column, counted: every row, or a sample.
    ///
    /// @param progress told of the rows that were read so far, and of how many there are about
    /// @throws ServerFailure when the server cannot be reached, does not answer in time or was told to stop, or there is no such column
    public MeasuredKeys keys(KeyColumn column, Canceller canceller, KeyProgress progress) throws ServerFailure {
        return use(connection -> {
            // the server gives up first; rows may take long to begin
            connection.setNetworkTimeout(null, (int) Math.min(Integer.MAX_VALUE, column.limit().plus(patience.connect()).toMillis()));
            return KeyColumnReader.read(connection, column, canceller, progress);
        });
    }

    /// Something to do with a session: read-only, in autocommit; it goes back to the pool as it came.
    interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    /// Does it, over a session of the pool.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not do it
    <T> T use(Use<T> use) throws ServerFailure {
        Line open = line.get();
        try (Connection connection = session(open)) {
            return use.of(connection);
        } catch (SQLException failure) {
            throw failed(open, ServerFailure.ofStatement(failure, open.place()));
        }
    }

    /// So many sessions, in autocommit, to be closed; fewer where others use them.
    ///
    /// @throws ServerFailure when there is none
    List<Connection> sessions(int most) throws ServerFailure {
        Line open = line.get();
        var sessions = new ArrayList<Connection>(List.of(session(open)));
        try {
            while (sessions.size() < most && open.hasFree()) {
                sessions.add(session(open));
            }
        } catch (ServerFailure _) {
            // Those that there are do.
        }
        return sessions;
    }

    /// A pool of so many read-only sessions, to be closed.
    ///
    /// @throws ServerFailure when the server cannot be reached
    HikariDataSource pool(int size) throws ServerFailure {
        return line.get().pool(size);
    }

    /// Whether there is a session left for others.
    boolean hasSpare() throws ServerFailure {
        return line.get().hasFree();
    }

    /// Ends sessions that are not as they came: none goes back to the pool.
    void end(List<Connection> sessions) throws ServerFailure {
        Line open = line.get();
        for (Connection session : sessions) {
            open.evict(session);
        }
    }

    private Connection session(Line open) throws ServerFailure {
        try {
            return open.connection();
        } catch (SQLException failure) {
            throw failed(open, new ServerFailure(Line.cause(failure), open.place()));
        }
    }

    /// Closes every session and wipes the secrets. It waits for nobody who connects; from now on every use fails.
    @Override
    public void close() {
        line.close();
    }

    private ServerFailure failed(Line used, ServerFailure said) {
        if (said.kind().endsConnection()) {
            line.lost(used, said.kind() == Kind.LOST ? said.getMessage() : "The connection was lost. " + said.getMessage());
        }
        return said;
    }
}
