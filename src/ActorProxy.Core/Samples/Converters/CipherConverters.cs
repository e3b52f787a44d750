using System.Security.Cryptography;
using ActorProxy.Core.Hashing;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>AES in the modes GCM (with a tag in base64, additional data if wanted) and CBC (with PKCS #7 padding).</summary>
/// <remarks>Creates a cipher for each call, and so allocates.</remarks>
internal static class CipherConverters
{
    private const int BlockBytes = 16;

    private static readonly ArgumentSpec GcmSpec = new(4, ArgumentKind.Integer, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text);
    private static readonly ArgumentSpec CbcSpec = new(3, ArgumentKind.Integer, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text);

    public static readonly ConverterDefinition[] All =
    [
        new("aes_gcm_dec", SampleType.Bin, SampleType.Bin, DecryptGcm) { Arguments = GcmSpec, Prepare = static (arguments, _) => Prepare(arguments, tag: 3, isWritten: false) },
        new("aes_gcm_enc", SampleType.Bin, SampleType.Bin, EncryptGcm) { Arguments = GcmSpec, Prepare = static (arguments, _) => Prepare(arguments, tag: 3, isWritten: true) },
        new("aes_cbc_dec", SampleType.Bin, SampleType.Bin, DecryptCbc) { Arguments = CbcSpec, Prepare = PrepareCbc },
        new("aes_cbc_enc", SampleType.Bin, SampleType.Bin, EncryptCbc) { Arguments = CbcSpec, Prepare = PrepareCbc },
    ];

    private static string? PrepareCbc(Arguments arguments, CompilationScope scope) =>
        arguments.Bytes(3).IsEmpty ? Prepare(arguments, tag: -1, isWritten: false) : "the mode CBC has no additional data";

    private static string? Prepare(Arguments arguments, int tag, bool isWritten)
    {
        if (arguments.Number(0) is not (128 or 192 or 256))
            return "a key has 128, 192 or 256 bits";
        if (KeyArgument.Parse(arguments[1]!) is not { } nonce || KeyArgument.Parse(arguments[2]!) is not { } key)
            return "the nonce and the key must be base64, or names of variables";
        KeyArgument? read = null;
        VariableName? written = null;
        if (isWritten && !VariableName.TryParse(arguments.Text(tag), out written, out var error))
            return error;
        if (tag > 0 && !isWritten && (read = KeyArgument.Parse(arguments[tag]!)) is null)
            return "the tag must be base64, or the name of a variable";
        KeyArgument? additional = null;
        if (tag > 0 && arguments.Has(tag + 1) && (additional = KeyArgument.Parse(arguments[tag + 1]!)) is null)
            return "the additional data must be base64, or the name of a variable";
        arguments.Prepared = new Cipher((int)arguments.Number(0) / 8, nonce, key, read, written, additional);
        return null;
    }

    private static bool DecryptGcm(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var cipher = (Cipher)arguments.Prepared!;
        if (!cipher.TryReadKeys(context, out var key, out var nonce, out var additional) || !cipher.Tag!.TryRead(context, out var tag) || tag.Length is 0 or > BlockBytes || nonce.IsEmpty)
            return false;
        using var gcm = new AesGaloisCounter(key.Span);
        Span<byte> expected = stackalloc byte[BlockBytes];
        gcm.ComputeTag(nonce.Span, additional.Span, sample.Span, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected[..tag.Length], tag.Span))
            return false;
        var text = context.Scratch.Rent(sample.Bytes.Length);
        gcm.Transform(nonce.Span, sample.Span, text.Span);
        sample.SetBinary(text);
        return true;
    }

    private static bool EncryptGcm(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var cipher = (Cipher)arguments.Prepared!;
        if (!cipher.TryReadKeys(context, out var key, out var nonce, out var additional) || nonce.IsEmpty || context.Variables(cipher.WrittenTag!.Scope) is not { } variables)
            return false;
        using var gcm = new AesGaloisCounter(key.Span);
        var text = context.Scratch.Rent(sample.Bytes.Length);
        gcm.Transform(nonce.Span, sample.Span, text.Span);
        Span<byte> tag = stackalloc byte[BlockBytes];
        gcm.ComputeTag(nonce.Span, additional.Span, text.Span, tag);
        var written = context.Scratch.Rent(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(BlockBytes));
        System.Buffers.Text.Base64.EncodeToUtf8(tag, written.Span, out _, out var length);
        var kept = default(Sample);
        kept.SetText(written[..length]);
        variables.Set(cipher.WrittenTag, kept);
        sample.SetBinary(text);
        return true;
    }

    private static bool DecryptCbc(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!((Cipher)arguments.Prepared!).TryReadKeys(context, out var key, out var nonce, out _) || nonce.Length != BlockBytes)
            return false;
        using var aes = Aes.Create();
        aes.SetKey(key.Span);
        var text = context.Scratch.Rent(sample.Bytes.Length);
        try
        {
            if (!aes.TryDecryptCbc(sample.Span, nonce.Span, text.Span, out var length))
                return false;
            sample.SetBinary(text[..length]);
            return true;
        }
        catch (CryptographicException)
        {
            // The padding is wrong: another key, or no whole number of blocks.
            return false;
        }
    }

    private static bool EncryptCbc(SampleContext context, Arguments arguments, ref Sample sample)
    {
        if (!((Cipher)arguments.Prepared!).TryReadKeys(context, out var key, out var nonce, out _) || nonce.Length != BlockBytes)
            return false;
        using var aes = Aes.Create();
        aes.SetKey(key.Span);
        var length = aes.GetCiphertextLengthCbc(sample.Bytes.Length);
        if (length > context.Scratch.LimitBytes)
            return false;
        var text = context.Scratch.Rent(length);
        aes.EncryptCbc(sample.Span, nonce.Span, text.Span);
        sample.SetBinary(text);
        return true;
    }

    private sealed record Cipher(int KeyBytes, KeyArgument Nonce, KeyArgument Key, KeyArgument? Tag, VariableName? WrittenTag, KeyArgument? Additional)
    {
        public bool TryReadKeys(SampleContext context, out ReadOnlyMemory<byte> key, out ReadOnlyMemory<byte> nonce, out ReadOnlyMemory<byte> additional)
        {
            (nonce, additional) = (default, default);
            return Key.TryRead(context, out key) && key.Length == KeyBytes && Nonce.TryRead(context, out nonce) && (Additional is null || Additional.TryRead(context, out additional));
        }
    }
}
