package org.plumbline.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network for tests: a port on the loopback interface that leads to another one, until it is cut or falls silent.
public final class Wire implements AutoCloseable {
    private final ServerSocket near;
    private final int far;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /// A wire to this port of the loopback interface.
    public static Wire to(int port) throws IOException {
        var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    private Wire(ServerSocket near, int far) {
        this.near = near;
        this.far = far;
    }

    public int port() {
        return near.getLocalPort();
    }

    /// Every connection breaks at once; new ones come about.
    public void cut() {
        ends.forEach(Wire::hangUp);
        ends.clear();
    }

    /// Nothing passes any more, and nobody is told.
    public void fallSilent() {
        silent = true;
    }

    @Override
    public void close() throws IOException {
        near.close();
        cut();
    }

    /// Where nobody listens at the far end, the near end hangs up.
    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket left = near.accept();
                ends.add(left);
                try {
                    Socket right = new Socket(InetAddress.getLoopbackAddress(), far);
                    ends.add(right);
                    Thread.ofVirtual().start(() -> carry(left, right));
                    Thread.ofVirtual().start(() -> carry(right, left));
                } catch (ConnectException _) {
                    hangUp(left);
                }
            } catch (IOException closed) {
                if (!near.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        var bytes = new byte[8192];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!silent) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException _) {
            // cut
        }
    }

    private static void hangUp(Socket end) {
        try {
            if (!end.isClosed()) {
                end.setSoLinger(true, 0);
                end.close();
            }
        } catch (IOException gone) {
            // Whoever carries may have closed it just now.
            if (!end.isClosed()) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
