package org.plumbline.app.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.app.db.SshSettings.SshLogin;

/// A way through an SSH server: a port on the loopback interface that leads to the database. No other computer can use it.
final class SshTunnel implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final String LOOPBACK = "127.0.0.1";

    private final SshClient client;
    private final int localPort;

    private SshTunnel(SshClient client, int localPort) {
        this.client = client;
        this.localPort = localPort;
    }

    /// Opens one.
    ///
    /// @param host where the database is, seen from the SSH server
    /// @param patience for each step
    /// @throws ServerFailure why it does not come about, and what to try
    static SshTunnel open(SshSettings server, Login login, String host, int port, Duration patience) throws ServerFailure {
        QuietLibraries.hush();
        var keys = new HostKeys(server, login.trustedHostKey());
        SshClient client = client(keys, server, login);
        try {
            client.start();
            ClientSession session = connect(client, server, patience);
            authenticate(session, server, login, keys, patience);
            int local = session.startLocalPortForwarding(new SshdSocketAddress(LOOPBACK, 0), new SshdSocketAddress(host, port)).getPort();
            return new SshTunnel(client, local);
        } catch (ServerFailure | RuntimeException failure) {
            client.stop();
            throw failure;
        } catch (IOException failure) {
            client.stop();
            throw new ServerFailure(Kind.SSH, "The tunnel through " + server.place() + " does not come about: " + failure.getMessage()
                    + ". Does that server allow port forwarding?", failure);
        }
    }

    int localPort() {
        return localPort;
    }

    @Override
    public void close() {
        client.stop();
    }

    private static SshClient client(HostKeys keys, SshSettings server, Login login) throws ServerFailure {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(keys);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        client.setUserAuthFactories(server.login() instanceof SshLogin.Password
                ? List.of(UserAuthPasswordFactory.INSTANCE) : List.of(UserAuthPublicKeyFactory.INSTANCE));
        if (server.login() instanceof SshLogin.Agent) {
            client.setAgentFactory(new AgentKeys(Optional.ofNullable(login.environment().get("SSH_AUTH_SOCK"))
                    .filter(socket -> Files.exists(Path.of(socket)))
                    .orElseThrow(() -> new ServerFailure(Kind.SSH, "No SSH agent is running (SSH_AUTH_SOCK names none). Start one with "
                            + "ssh-agent and ssh-add, or use a key file.", null))));
        }
        return client;
    }

    private static ClientSession connect(SshClient client, SshSettings server, Duration patience) throws ServerFailure {
        try {
            return client.connect(server.userOrDefault(), server.host(), server.portOrDefault()).verify(patience).getSession();
        } catch (IOException failure) {
            throw new ServerFailure(Kind.SSH, "No SSH server answers at " + server.host() + ":" + server.portOrDefault()
                    + ": is it running, and are host and port right?", failure);
        }
    }

    private static void authenticate(ClientSession session, SshSettings server, Login login, HostKeys keys, Duration patience)
            throws ServerFailure {
        switch (server.login()) {
            case SshLogin.KeyFile(String path) -> keyPairs(Path.of(path), login).forEach(session::addPublicKeyIdentity);
            case SshLogin.Agent() -> { }
            case SshLogin.Password() -> session.addPasswordIdentity(login.sshSecret().orElseThrow(() -> new ServerFailure(
                    Kind.SSH_SECRET, "The SSH server " + server.place() + " asks for a password.", null)).reveal());
        }
        try {
            session.auth().verify(patience);
        } catch (IOException failure) {
            Optional<ServerFailure> refusal = keys.refusal();
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw refused(server, failure);
        }
    }

    private static ServerFailure refused(SshSettings server, IOException failure) {
        String place = "The SSH server does not let " + server.place() + " in";
        return switch (server.login()) {
            case SshLogin.Password() -> new ServerFailure(Kind.SSH_SECRET, place + " with this password.", failure);
            case SshLogin.KeyFile(String path) -> new ServerFailure(Kind.SSH, place + " with the key " + path
                    + ". Is its public half in authorized_keys there?", failure);
            case SshLogin.Agent() -> new ServerFailure(Kind.SSH, place + " with a key of the agent. What ssh-add -l lists has to be in "
                    + "authorized_keys there.", failure);
        };
    }

    private static Iterable<KeyPair> keyPairs(Path file, Login login) throws ServerFailure {
        try (InputStream in = Files.newInputStream(file)) {
            FilePasswordProvider passphrase = login.sshSecret().filter(secret -> !secret.isEmpty())
                    .map(secret -> FilePasswordProvider.of(secret.reveal())).orElse(FilePasswordProvider.EMPTY);
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, passphrase);
            if (pairs == null) {
                throw new ServerFailure(Kind.SETTINGS, file + " holds no private key that can be read. Make one with ssh-keygen.", null);
            }
            return pairs;
        } catch (NoSuchFileException missing) {
            throw new ServerFailure(Kind.SETTINGS, "There is no key file " + file + ": check its path.", missing);
        } catch (IOException | GeneralSecurityException unreadable) {
            if (Files.isReadable(file)) {
                throw new ServerFailure(Kind.SSH_SECRET, "The key " + file + (login.sshSecret().isPresent()
                        ? " does not open with this passphrase." : " needs its passphrase."), unreadable);
            }
            throw new ServerFailure(Kind.SETTINGS, "The key file " + file + " cannot be read: " + unreadable.getMessage()
                    + ". Are you allowed to read it?", unreadable);
        }
    }
}
