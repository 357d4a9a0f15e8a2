python3 - <<'END'
import struct, zlib


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


extra = chunk(b'tEXt', b'Title\0The beach')
bytes_ = (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0)) + extra
          + chunk(b'IDAT', zlib.compress(b'\0\0')) + chunk(b'IEND', b''))
open('content/beach.png', 'wb').write(bytes_)
END
printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- '' '![The beach of Seaby](beach.png)' >content/example.md
