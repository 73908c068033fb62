package org.plumbline.app.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Sockets that lead to the near end of a tunnel, whatever host they are told. So the driver keeps the database's own name: certificates
/// are checked against it. The driver makes one of its property `socketFactory`.
public final class TunnelSocketFactory extends SocketFactory {
    private final int port;

    /// As the driver makes it, with its property `socketFactoryArg`.
    ///
    /// @param port of the tunnel on the loopback interface
    public TunnelSocketFactory(String port) {
        this.port = Integer.parseInt(port);
    }

    @Override
    public Socket createSocket() {
        return new ToTunnel(port);
    }

    @Override
    public Socket createSocket(String host, int ignored) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int ignored, InetAddress local, int localPort) throws IOException {
        return createSocket(host, ignored);
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored) throws IOException {
        return createSocket(host.getHostName(), ignored);
    }

    @Override
    public Socket createSocket(InetAddress host, int ignored, InetAddress local, int localPort) throws IOException {
        return createSocket(host, ignored);
    }

    private static final class ToTunnel extends Socket {
        private final int port;

        ToTunnel(int port) {
            this.port = port;
        }

        @Override
        public void connect(SocketAddress ignored, int timeout) throws IOException {
            super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        }
    }
}
