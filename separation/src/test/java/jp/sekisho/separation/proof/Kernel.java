// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few system calls that the laboratory needs, through the foreign function interface.
final class Kernel {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final MethodHandle OPEN = call("open", ValueLayout.ADDRESS, INT);
    private static final MethodHandle CLOSE = call("close", INT);
    private static final MethodHandle SETNS = call("setns", INT, INT);
    private static final MethodHandle SOCKET = call("socket", INT, INT, INT);
    private static final MethodHandle BIND = call("bind", INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle SEND = call("send", INT, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle RECEIVE = call("recv", INT, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle OPTION =
            call("setsockopt", INT, INT, INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle INDEX = call("if_nametoindex", ValueLayout.ADDRESS);
    private static final MethodHandle POLL = call("poll", ValueLayout.ADDRESS, LONG, INT);

    static final int DONT_WAIT = 0x40;

    private Kernel() {}

    private static MethodHandle call(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(LONG, parameters),
                ERRNO);
    }

    private static int run(String name, MethodHandle handle, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            Object[] all = new Object[arguments.length + 1];
            all[0] = errno;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            int result = (int) (long) handle.invokeWithArguments(all);
            if (result < 0) {
                throw new IllegalStateException(name + " failed: errno " + errno.get(INT, 0));
            }
            return result;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(name, failure);
        }
    }

    /// Moves the calling platform thread into a named network namespace.
    static void enter(String namespace) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/var/run/netns/" + namespace);
            int file = run("open", OPEN, path, 0);
            run("setns", SETNS, file, 0x4000_0000);
            run("close", CLOSE, file);
        }
    }

    /// Opens a packet socket on an interface of the calling thread's namespace.
    static int packetSocket(String name) {
        try (Arena arena = Arena.ofConfined()) {
            int socket = run("socket", SOCKET, 17, 3, 0x0300); // AF_PACKET, SOCK_RAW, ETH_P_ALL
            int index = run("if_nametoindex", INDEX, arena.allocateFrom(name));
            MemorySegment address = arena.allocate(20);
            address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, (short) 17);
            address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2, (short) 0x0300);
            address.set(ValueLayout.JAVA_INT_UNALIGNED, 4, index);
            run("bind", BIND, socket, address, 20);
            MemorySegment size = arena.allocateFrom(INT, 32 << 20);
            run("setsockopt", OPTION, socket, 1, 33, size, 4); // SO_RCVBUFFORCE
            return socket;
        }
    }

    static void send(int socket, MemorySegment buffer, byte[] frame) {
        MemorySegment.copy(frame, 0, buffer, ValueLayout.JAVA_BYTE, 0, frame.length);
        run("send", SEND, socket, buffer, (long) frame.length, 0);
    }

    /// Receives a frame that is there already, or returns an empty array.
    static byte[] receive(int socket, MemorySegment buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            long length =
                    (long) RECEIVE.invokeExact(errno, socket, buffer, buffer.byteSize(), DONT_WAIT);
            return length < 0
                    ? new byte[0]
                    : buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("recv", failure);
        }
    }

    /// Waits until a socket has something to receive.
    static void await(int socket, int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment poll = arena.allocate(8);
            poll.set(ValueLayout.JAVA_INT_UNALIGNED, 0, socket);
            poll.set(ValueLayout.JAVA_SHORT_UNALIGNED, 4, (short) 1);
            run("poll", POLL, poll, 1L, millis);
        }
    }

    static void close(int socket) {
        run("close", CLOSE, socket);
    }

    /// Forgets every connection of the calling thread's namespace (ctnetlink, as `conntrack -F`).
    static void forgetConnections() {
        try (Arena arena = Arena.ofConfined()) {
            int socket = run("socket", SOCKET, 16, 3, 12); // AF_NETLINK, SOCK_RAW, NETFILTER
            MemorySegment message = arena.allocate(20);
            message.set(ValueLayout.JAVA_INT_UNALIGNED, 0, 20);
            message.set(ValueLayout.JAVA_SHORT_UNALIGNED, 4, (short) (1 << 8 | 2));
            message.set(ValueLayout.JAVA_SHORT_UNALIGNED, 6, (short) 5); // REQUEST | ACK
            run("send", SEND, socket, message, 20L, 0);
            await(socket, 1000);
            MemorySegment answer = arena.allocate(256);
            byte[] bytes = receive(socket, answer);
            close(socket);
            if (bytes.length < 20 || answer.get(ValueLayout.JAVA_INT_UNALIGNED, 16) != 0) {
                throw new IllegalStateException("the kernel did not forget its connections");
            }
        }
    }
}
