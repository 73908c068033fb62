package org.plumbline.app.cli;

import java.io.Console;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.Login;
import org.plumbline.app.db.Opening;
import org.plumbline.app.db.Prompt;
import org.plumbline.app.db.Secret;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.ConfigDirectory;
import org.plumbline.app.store.KeyringPrompt;
import org.plumbline.app.store.ProfilesFile;

/// The database that `--url` names: an address, `service=NAME`, or `profile=NAME` for a connection that the window remembers. Its password
/// comes from the environment, from the keyring, or from the person at the terminal.
record Connecting(ConnectionProfile profile, Optional<String> password) {
    private static final String PROFILE = "profile=";

    /// @throws IllegalArgumentException a sentence that leaves a password out
    static Connecting of(String url) {
        ProfilesFile file = ProfilesFile.in(ConfigDirectory.ofThisSystem());
        return url.startsWith(PROFILE) ? new Connecting(remembered(file, url.substring(PROFILE.length())), Optional.empty())
                : new Connecting(known(file, ConnectionProfile.of(url)), url.startsWith("service=") ? Optional.empty()
                        : DatabaseUrl.of(url).password());
    }

    /// @throws ServerFailure why not, and what to try
    Database open() throws ServerFailure {
        Login login = Login.ofEnvironment();
        return Opening.of(profile, password.map(text -> login.withPassword(Secret.of(text))).orElse(login),
                new KeyringThenTerminal(Optional.ofNullable(System.console()).filter(Console::isTerminal)));
    }

    private static ConnectionProfile remembered(ProfilesFile file, String name) {
        ProfilesFile.Content content = file.read();
        List<ConnectionProfile> named = content.profiles().stream().filter(profile -> profile.name().equals(name)).toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw new IllegalArgumentException(content.trouble().orElse(named.isEmpty()
                ? "No connection is called '" + name + "': its name stands in the list of sources of the window."
                : "Several connections are called '" + name + "': give them different names."));
    }

    /// As the window remembers it, so that its password is found in the keyring, and its runs in the history stand with the window's.
    private static ConnectionProfile known(ProfilesFile file, ConnectionProfile typed) {
        return file.read().profiles().stream().filter(profile -> typed.host().isPresent() && profile.place().equals(typed.place()))
                .findFirst().map(profile -> typed.withId(profile.id()).named(profile.name())).orElse(typed);
    }

    /// Asks the keyring once, then the person.
    private static final class KeyringThenTerminal implements Prompt {
        private final Optional<Console> terminal;
        private final KeyringPrompt keyring = new KeyringPrompt();

        KeyringThenTerminal(Optional<Console> terminal) {
            this.terminal = terminal;
        }

        @Override
        public Optional<Secret> secret(ServerFailure why, ConnectionProfile profile) {
            return keyring.secret(why, profile).or(() ->
                    terminal.map(console -> console.readPassword("%s%nPassword: ", why.getMessage())).map(Secret::of));
        }

        @Override
        public boolean trusts(ServerFailure why) {
            return terminal.map(console -> console.readLine("%s%nTrust it (yes/no)? ", why.getMessage()))
                    .filter("yes"::equalsIgnoreCase).isPresent();
        }
    }
}
