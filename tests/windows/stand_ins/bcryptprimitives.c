/* Only for the trial under wine 8, never in what is handed out.
   The cryptography library draws random bytes by ProcessPrng, which every Windows from 8 on has and wine 8 lacks. */
#include <windows.h>

#define RtlGenRandom SystemFunction036
BOOLEAN NTAPI RtlGenRandom(PVOID, ULONG);

__declspec(dllexport) const char asn_stand_in[] = "ASN Desktop stand-in: only for a trial under wine";

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    while (count) {
        ULONG part = count > 0x10000 ? 0x10000 : (ULONG)count;
        if (!RtlGenRandom(bytes, part)) return FALSE;
        bytes += part;
        count -= part;
    }
    return TRUE;
}
