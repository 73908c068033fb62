package org.plumbline.app.ui.connect;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.Login;
import org.plumbline.app.db.Secret;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.Keyring;
import org.plumbline.app.ui.text.ConnectionText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// A connection as it is being made: its fields, and what came of trying it.
final class ConnectViewModel {
    /// How a sentence is meant.
    enum Tone { PLAIN, GOOD, BAD }

    /// What is told below the form.
    ///
    /// @param asksForPassword the field of the password is to be filled
    /// @param asksForSshSecret that of the tunnel's password or passphrase is
    /// @param unknownKey the fingerprint that can be trusted; empty where there is none to decide on
    record Message(String sentence, Tone tone, boolean asksForPassword, boolean asksForSshSecret, String unknownKey) {
        static final Message NONE = new Message("", Tone.PLAIN);

        Message(String sentence, Tone tone) {
            this(sentence, tone, false, false, "");
        }
    }

    private final ConnectionsViewModel connections;
    private final Background background;
    private final ProfileForm form = new ProfileForm();
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty sshSecret = new SimpleStringProperty("");
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ObjectProperty<Message> message = new SimpleObjectProperty<>(Message.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ConnectionRow>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> trusted = Optional.empty();
    private Optional<Job> job = Optional.empty();

    ConnectViewModel(ConnectionsViewModel connections, Background background) {
        this.connections = connections;
        this.background = background;
        address.subscribe((before, now) -> take(now, now.length() > before.length() + 1));
    }

    ConnectionsViewModel connections() {
        return connections;
    }

    ProfileForm form() {
        return form;
    }

    /// An address that was pasted; what it says goes into the fields at once.
    StringProperty addressProperty() {
        return address;
    }

    StringProperty passwordProperty() {
        return password;
    }

    StringProperty sshSecretProperty() {
        return sshSecret;
    }

    /// Whether the password goes to the keyring once it has proved right.
    BooleanProperty keepProperty() {
        return keep;
    }

    ObjectProperty<Message> messageProperty() {
        return message;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The remembered connection whose fields are shown; none for a new one.
    ReadOnlyObjectProperty<Optional<ConnectionRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void choose(ConnectionRow row) {
        show(Optional.of(row), row.profile());
    }

    void startNew() {
        show(Optional.empty(), ConnectionProfile.empty(""));
    }

    void remove() {
        chosen.get().ifPresent(row -> connections.remove(row.id()));
        startNew();
    }

    /// Why the dialog was opened, such as a password that is missing.
    void tell(Throwable failure) {
        message.set(worded(failure));
    }

    /// Connects, says what was found, and disconnects.
    void test() {
        attempt(database -> {
            String found = ConnectionText.of(database.open());
            database.close();
            return new Message(found, Tone.GOOD);
        }, message::set);
    }

    /// Connects, remembers the connection, and calls back.
    void connect(Runnable onConnected) {
        attempt(database -> database, database -> {
            connections.save(database.profile());
            connections.opened(database);
            keep(database.profile());
            onConnected.run();
        });
    }

    /// Remembers the fields without trying them.
    void save() {
        profile().ifPresent(profile -> {
            connections.save(profile);
            chosen.set(connections.row(profile.id()));
            message.set(new Message("Saved, without the password.", Tone.GOOD));
        });
    }

    void trust() {
        trusted = Optional.of(message.get().unknownKey());
        test();
    }

    /// Forgets what was typed that nobody else may know.
    void forget() {
        cancel();
        address.set("");
        password.set("");
        sshSecret.set("");
    }

    void cancel() {
        job.ifPresent(Job::cancel);
    }

    private <T> void attempt(ConnectionsViewModel.Then<T> then, Consumer<T> onDone) {
        cancel();
        profile().ifPresent(profile -> {
            busy.set(true);
            message.set(new Message("Connecting to " + profile.place() + " …", Tone.PLAIN));
            job = Optional.of(connections.connect(profile, login(), then, found -> {
                busy.set(false);
                onDone.accept(found);
            }, failure -> {
                busy.set(false);
                message.set(worded(failure));
            }));
            job.get().onCancelled(() -> {
                busy.set(false);
                message.set(new Message("Stopped.", Tone.PLAIN));
            });
        });
    }

    private Optional<ConnectionProfile> profile() {
        try {
            return Optional.of(form.profile());
        } catch (IllegalArgumentException wrong) {
            message.set(new Message(wrong.getMessage(), Tone.BAD));
            return Optional.empty();
        }
    }

    private Login login() {
        return new Login(typed(password), typed(sshSecret), trusted, System.getenv());
    }

    private static Optional<Secret> typed(StringProperty field) {
        return Optional.of(field.get()).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    private void keep(ConnectionProfile profile) {
        Optional<Secret> secret = keep.get() ? typed(password) : Optional.empty();
        secret.ifPresent(kept -> background.run("Keeping the password", () -> {
            try (kept) {
                Keyring.keep(profile.id(), kept);
            }
            return profile;
        }, _ -> { }, failed -> connections.tell(failed.getMessage())));
    }

    /// @param pasted not typed: then an address with a password does not stay to be read over a shoulder
    private void take(String text, boolean pasted) {
        if (text.isBlank()) {
            return;
        }
        try {
            form.take(ConnectionProfile.of(text));
            if (!text.strip().startsWith("service=")) {
                DatabaseUrl.of(text).password().ifPresent(secret -> {
                    password.set(secret);
                    if (pasted) {
                        background.later(() -> address.set(""));
                    }
                });
            }
            message.set(new Message("The fields say what the address says.", Tone.PLAIN));
        } catch (IllegalArgumentException wrong) {
            message.set(new Message(wrong.getMessage(), Tone.BAD));
        }
    }

    private void show(Optional<ConnectionRow> row, ConnectionProfile profile) {
        forget();
        keep.set(false);
        trusted = Optional.empty();
        form.show(profile);
        chosen.set(row);
        message.set(Message.NONE);
    }

    private static Message worded(Throwable failure) {
        if (!(failure instanceof ServerFailure said)) {
            return new Message(DefectText.of(failure), Tone.BAD);
        }
        return switch (said.kind()) {
            case PASSWORD -> new Message(said.getMessage(), Tone.BAD, true, false, "");
            case SSH_SECRET -> new Message(said.getMessage(), Tone.BAD, false, true, "");
            case UNKNOWN_HOST_KEY -> new Message(said.getMessage(), Tone.BAD, false, false, said.detail());
            default -> new Message(said.getMessage(), Tone.BAD);
        };
    }
}
