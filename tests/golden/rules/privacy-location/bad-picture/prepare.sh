# No identifier stands in the repository, not even one of nobody: it is put together here.
python3 - <<'END'
import struct, zlib


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


extra = chunk(
    b'eXIf', b'MM\0*\0\0\0\x08' + struct.pack('>HHHIII', 1, 0x8825, 4, 1, 26, 0)
    + struct.pack('>HHHI4sHHI4sI', 2, 0, 1, 4, b'\2\3\0\0', 1, 2, 2, b'N\0\0\0', 0))
bytes_ = (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0)) + extra
          + chunk(b'IDAT', zlib.compress(b'\0\0')) + chunk(b'IEND', b''))
open('content/beach.png', 'wb').write(bytes_)
END
printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- '' '![The beach of Seaby](beach.png)' >content/example.md
