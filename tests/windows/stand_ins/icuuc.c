/* Only for the trial under wine 8, never in what is handed out.
   Qt6Core 6.11 converts text by the ICU that Windows has had in icuuc.dll since version 1703; wine has none.
   The functions refuse cleanly: Qt then uses its own converters for UTF-8, UTF-16 and Latin-1. */
#define NAME __declspec(dllexport)
#define UNSUPPORTED 16

NAME const char asn_stand_in[] = "ASN Desktop stand-in: only for a trial under wine";

/* Callbacks that Qt hands on and nobody calls here. */
NAME void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
NAME void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}

NAME void *ucnv_open(const char *name, int *status) { *status = UNSUPPORTED; return 0; }
NAME void ucnv_close(void *converter) {}
NAME void ucnv_reset(void *converter) {}
NAME const char *ucnv_getName(void *converter, int *status) { *status = UNSUPPORTED; return 0; }
NAME signed char ucnv_getMaxCharSize(void *converter) { return 1; }
NAME void ucnv_getToUCallBack(void *converter, void **action, void **context) { *action = 0; *context = 0; }
NAME void ucnv_getFromUCallBack(void *converter, void **action, void **context) { *action = 0; *context = 0; }
NAME void ucnv_setToUCallBack(void *c, void *a, void *x, void **oa, void **ox, int *status) { *status = UNSUPPORTED; }
NAME void ucnv_setFromUCallBack(void *c, void *a, void *x, void **oa, void **ox, int *status) { *status = UNSUPPORTED; }
NAME void ucnv_cbToUWriteUChars(void *a, const void *s, int n, int o, int *status) { *status = UNSUPPORTED; }
NAME void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *e, int o, int *status) { *status = UNSUPPORTED; }
NAME void ucnv_toUnicode(void *c, void **t, const void *te, const void **s, const void *se, int *o, signed char f, int *status)
{ *status = UNSUPPORTED; }
NAME void ucnv_fromUnicode(void *c, void **t, const void *te, const void **s, const void *se, int *o, signed char f, int *status)
{ *status = UNSUPPORTED; }
NAME int ucnv_toUCountPending(const void *converter, int *status) { *status = UNSUPPORTED; return 0; }
NAME int ucnv_fromUCountPending(const void *converter, int *status) { *status = UNSUPPORTED; return 0; }
NAME const char *ucnv_getStandardName(const char *name, const char *standard, int *status) { *status = UNSUPPORTED; return 0; }
NAME const char *ucnv_getAvailableName(int n) { return 0; }
NAME int ucnv_countAvailable(void) { return 0; }
