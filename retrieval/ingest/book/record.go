package book

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
)

// A record is a version, the checksum of what follows (CRC-32C, big endian), and the value: a Source
// in JSON, or the marks of a Memory one after the other.
const (
	recordVersion = 1
	recordHead    = 5  // bytes
	markBytes     = 18 // item, print, visits, whole
)

func encodeSource(s Source) ([]byte, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return seal(data), nil
}

func decodeSource(record []byte) (s Source, err error) {
	data, err := unseal(record)
	if err != nil {
		return Source{}, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return Source{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return s, nil
}

func encodeMemory(m Memory) []byte {
	data := make([]byte, 0, len(m)*markBytes)
	for _, mark := range m {
		data = binary.BigEndian.AppendUint64(data, mark.Item)
		data = binary.BigEndian.AppendUint64(data, mark.Print)
		whole := byte(0)
		if mark.Whole {
			whole = 1
		}
		data = append(data, mark.Visits, whole)
	}
	return seal(data)
}

func decodeMemory(record []byte) (Memory, error) {
	data, err := unseal(record)
	if err != nil {
		return nil, err
	}
	var m Memory
	for ; len(data) >= markBytes; data = data[markBytes:] {
		m = append(m, Mark{
			Item:   binary.BigEndian.Uint64(data),
			Print:  binary.BigEndian.Uint64(data[8:]),
			Visits: data[16],
			Whole:  data[17] == 1,
		})
	}
	return m, nil
}

// seal makes a record of a value.
func seal(data []byte) []byte {
	out := append(make([]byte, 0, recordHead+len(data)), recordVersion)
	return append(binary.BigEndian.AppendUint32(out, checksum(data)), data...)
}

// unseal returns the value of a record.
func unseal(record []byte) ([]byte, error) {
	if len(record) < recordHead {
		return nil, fmt.Errorf("%w: it is cut short", ErrDamaged)
	}
	if record[0] > recordVersion {
		return nil, fmt.Errorf("%w (version %d, this one reads %d)", ErrNewer, record[0], recordVersion)
	}
	data := record[recordHead:]
	if record[0] == 0 || checksum(data) != binary.BigEndian.Uint32(record[1:]) {
		return nil, fmt.Errorf("%w: its checksum does not match", ErrDamaged)
	}
	return data, nil
}

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }
