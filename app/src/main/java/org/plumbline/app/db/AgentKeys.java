package org.plumbline.app.db;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// The SSH agent of the person, over the JDK's Unix sockets: SSHD's own client of it needs a native library.
///
/// @param socket what `SSH_AUTH_SOCK` names
record AgentKeys(String socket) implements SshAgentFactory {
    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
        return new Client(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) {
        throw new UnsupportedOperationException("The agent is not passed on.");
    }

    private static final class Client extends AbstractAgentProxy {
        private static final int LARGEST = 1 << 20;

        private final SocketChannel channel;

        Client(SocketChannel channel) {
            super(null);
            this.channel = channel;
        }

        @Override
        protected synchronized Buffer request(Buffer question) throws IOException {
            var out = ByteBuffer.wrap(question.array(), question.rpos(), question.available());
            while (out.hasRemaining()) {
                channel.write(out);
            }
            int length = read(Integer.BYTES).getInt();
            if (length < 1 || length > LARGEST) {
                throw new IOException("The SSH agent gave an answer of " + length + " bytes.");
            }
            return new ByteArrayBuffer(read(length).array());
        }

        private ByteBuffer read(int bytes) throws IOException {
            ByteBuffer in = ByteBuffer.allocate(bytes);
            while (in.hasRemaining()) {
                if (channel.read(in) < 0) {
                    throw new EOFException("The SSH agent hung up.");
                }
            }
            return in.flip();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            super.close();
        }
    }
}
