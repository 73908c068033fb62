package org.plumbline.app.ui.connect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Login;
import org.plumbline.app.db.Opening;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.Keyring;
import org.plumbline.app.store.KeyringPrompt;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// The connections that are remembered, and those of them that are open. All of it happens on the window's thread.
public final class ConnectionsViewModel {
    private final ProfilesFile file;
    private final Background background;
    private final Object writing = new Object();
    private final ObservableList<ConnectionRow> rows = FXCollections.observableArrayList();
    private final Map<String, Database> open = new HashMap<>();
    /// Ids of those that are listed while they are open, and not remembered.
    private final Set<String> passing = new HashSet<>();
    private final Map<String, Job> connecting = new HashMap<>();
    private Consumer<String> trouble = _ -> { };
    private Optional<String> unreadable = Optional.empty();

    /// Starts with what the file remembers.
    public ConnectionsViewModel(ProfilesFile file, Background background) {
        this.file = file;
        this.background = background;
        ProfilesFile.Content content = file.read();
        unreadable = content.trouble();
        content.profiles().forEach(profile -> rows.add(new ConnectionRow(profile, new ConnectionState.Disconnected())));
    }

    /// In the order in which they were made.
    public ObservableList<ConnectionRow> rows() {
        return rows;
    }

    /// Who tells the person of a sentence; what the file had to say is told at once.
    public void tellTroubleTo(Consumer<String> teller) {
        trouble = teller;
        unreadable.ifPresent(teller);
        unreadable = Optional.empty();
    }

    void tell(String sentence) {
        trouble.accept(sentence);
    }

    /// The one with this id, if it is remembered.
    public Optional<ConnectionRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /// Whether it stays listed when it is disconnected.
    public boolean remembers(String id) {
        return row(id).isPresent() && !passing.contains(id);
    }

    /// The open database of a connection.
    public Optional<Database> database(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /// Lists a database that is open but not to be remembered; its row goes when it is disconnected.
    public void adopt(Database database) {
        passing.add(database.profile().id());
        rows.add(new ConnectionRow(database.profile(), database.state()));
        opened(database);
    }

    /// Remembers a profile, in place of the one with its id. If that is open under other terms, it is disconnected.
    public void save(ConnectionProfile profile) {
        passing.remove(profile.id());
        Optional<ConnectionRow> before = row(profile.id());
        if (before.isPresent()) {
            if (!before.get().profile().equals(profile)) {
                disconnect(profile.id());
            }
            row(profile.id()).ifPresent(row -> rows.set(rows.indexOf(row), new ConnectionRow(profile, row.state())));
        } else {
            rows.add(new ConnectionRow(profile, new ConnectionState.Disconnected()));
        }
        write();
    }

    /// Forgets a connection and the password that the keyring has for it.
    public void remove(String id) {
        disconnect(id);
        rows.removeIf(row -> row.id().equals(id));
        write();
        background.run("Removing the password", () -> {
            Keyring.forget(id);
            return id;
        }, _ -> { }, _ -> { });
    }

    /// What is done with a database on the thread that opened it.
    interface Then<T> {
        T of(Database database) throws ServerFailure;
    }

    /// Connects to a profile that need not be remembered, with a password from the keyring where none is given.
    ///
    /// @param onDone takes what `then` made of the open database
    /// @param onFailed takes a [ServerFailure]
    <T> Job connect(ConnectionProfile profile, Login login, Then<T> then, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return background.run("Connecting to " + profile.place(), progress -> {
            Database database = Opening.of(profile, login, new KeyringPrompt());
            try {
                progress.report(1, 1);
                return then.of(database);
            } catch (RuntimeException | ServerFailure gone) {
                database.close();
                throw gone;
            }
        }, onDone, onFailed);
    }

    /// Lists an open database; its states are shown from now on.
    void opened(Database database) {
        String id = database.profile().id();
        stopConnecting(id);
        Optional.ofNullable(open.put(id, database)).ifPresent(this::close);
        database.onState(_ -> background.later(() -> showState(database)));
        showState(database);
    }

    /// Connects to a remembered one, unless that is under way.
    ///
    /// @param onFailed the person has to be asked for something, or told
    public void connect(String id, Consumer<Throwable> onFailed) {
        if (!connecting.containsKey(id)) {
            row(id).filter(row -> !row.connected()).ifPresent(row -> begin(row, onFailed));
        }
    }

    private void begin(ConnectionRow row, Consumer<Throwable> onFailed) {
        String id = row.id();
        Optional<Database> known = database(id);
        if (known.isEmpty()) {
            show(row, new ConnectionState.Connecting());
        }
        Consumer<Throwable> failed = failure -> {
            ended(id);
            onFailed.accept(failure);
        };
        Job job = known.isPresent()
                ? background.run("Connecting to " + row.profile().place(), () -> known.get().open(), _ -> ended(id), failed)
                : connect(row.profile(), Login.ofEnvironment(), database -> database, this::opened, failed);
        if (job.running()) {
            connecting.put(id, job);
            job.onCancelled(() -> ended(id));
        }
    }

    /// However it ended: what was never open is not connected.
    private void ended(String id) {
        connecting.remove(id);
        if (database(id).isEmpty()) {
            row(id).ifPresent(row -> show(row, new ConnectionState.Disconnected()));
        }
    }

    private void stopConnecting(String id) {
        Optional.ofNullable(connecting.remove(id)).ifPresent(Job::cancel);
    }

    /// Closes its sessions, or stops connecting; it stays remembered.
    public void disconnect(String id) {
        stopConnecting(id);
        Optional.ofNullable(open.remove(id)).ifPresent(this::close);
        if (passing.remove(id)) {
            rows.removeIf(row -> row.id().equals(id));
        } else {
            row(id).ifPresent(row -> show(row, new ConnectionState.Disconnected()));
        }
    }

    /// Looks whether the open ones still are.
    public void check() {
        for (Database database : List.copyOf(open.values())) {
            if (database.state() instanceof ConnectionState.Connected) {
                background.runNewest("check " + database.profile().id(), "Checking " + database.profile().name(), _ -> database.check(),
                        _ -> { }, _ -> { });
            }
        }
    }

    /// Closes all, in the background.
    public void close() {
        open.values().forEach(this::close);
        open.clear();
    }

    private void close(Database database) {
        background.run("Disconnecting", () -> {
            database.close();
            return database;
        }, _ -> { }, _ -> { });
    }

    private void showState(Database database) {
        String id = database.profile().id();
        if (open.get(id) == database) {
            row(id).ifPresent(row -> show(row, database.state()));
        }
    }

    private void show(ConnectionRow row, ConnectionState state) {
        rows.set(rows.indexOf(row), new ConnectionRow(row.profile(), state));
    }

    private void write() {
        List<ConnectionProfile> profiles = rows.stream().map(ConnectionRow::profile)
                .filter(profile -> !passing.contains(profile.id())).toList();
        background.runNewest(file, "Saving the connections", _ -> {
            synchronized (writing) {
                file.write(profiles);
            }
            return profiles;
        }, _ -> { }, failed -> trouble.accept("The connections could not be saved: " + WriteFailure.reason(failed)));
    }
}
