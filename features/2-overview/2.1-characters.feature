Feature: Names and keys with each character
  SWRA513C chapter 2. The name and the key of a network can have any printable character. The rows have each of them, and
  names and keys of further lengths.

  Rule: PROV-2.1-05 The device joins a network with any name and key

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/19 The device joins the network "<name>" with the key "<key>" that it gets over HTTP
      Given AP provisioning is waiting for a profile
      And the network "<name>" has the security WPA2 and the key "<key>"
      When the phone joins the device AP, adds the profile "<name>" and requests confirmation
      Then the device reports the profile "<name>"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | name                                    | key                                                                        |
        | \\x20!\\x22#$%&'()*+,-./0123456789:;<=> | \\x20!\\x22#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^ |
        | ?@ABCDEFGHIJKLMNO                       | _`abcdefghijklmnopqrstuvwxyz{\|}~                                          |
        | PQRSTUVWXYZ[\\\\]^_                     | a-key-of-twenty-char                                                       |
        | `abcdefghijklmn                         | key-of-thirty-three-characters-01                                          |
        | opqrstuvwxyz{\|}~\\x20                  | eight8ch                                                                   |
        | é日😀                                     | \\x20!\\x22#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^ |
        | ab                                      | _`abcdefghijklmnopqrstuvwxyz{\|}~                                          |
        | abc                                     | a-key-of-twenty-char                                                       |
        | abcdefgh                                | key-of-thirty-three-characters-01                                          |

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/20 The device joins the network "<name>" with the <security> key "<key>" that it gets by SmartConfig
      Given SmartConfig provisioning is waiting for a profile
      And the network "<name>" has the security <security> and the key "<key>"
      When the phone sends the profile "<name>" by SmartConfig
      Then the device reports the profile "<name>"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | name                                    | security | key                                                                        |
        | \\x20!\\x22#$%&'()*+,-./0123456789:;<=> | WPA2     | \\x20!\\x22#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^ |
        | ?@ABCDEFGHIJKLMNO                       | WPA2     | _`abcdefghijklmnopqrstuvwxyz{\|}~                                          |
        | PQRSTUVWXYZ[\\\\]^_                     | WPA2     | a-key-of-twenty-char                                                       |
        | `abcdefghijklmn                         | WPA2     | key-of-thirty-three-characters-01                                          |
        | opqrstuvwxyz{\|}~\\x20                  | WPA2     | eight8ch                                                                   |
        | é日😀                                     | WPA2     | \\x20!\\x22#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^ |
        | ab                                      | WPA2     | _`abcdefghijklmnopqrstuvwxyz{\|}~                                          |
        | abc                                     | WPA2     | a-key-of-twenty-char                                                       |
        | abcdefgh                                | WPA2     | key-of-thirty-three-characters-01                                          |
        | home                                    | WEP      | thirteenchars                                                              |
        | home                                    | WEP      | abcde                                                                      |

  Rule: PROV-7.2-27 STOPPED has a name with any character

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/6 STOPPED has the name "<name>" with its length
      Given AP provisioning is waiting for a profile
      And the network "<name>" is in range
      And the phone joins the device AP, adds the profile "<name>" and requests confirmation
      And the device reports in this order:
        | the profile "<name>"                           |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | <name>  |
        | Ssidlen | <bytes> |

      Examples:
        | name                                    | bytes |
        | \\x20!\\x22#$%&'()*+,-./0123456789:;<=> | 31    |
        | ?@ABCDEFGHIJKLMNO                       | 17    |
        | PQRSTUVWXYZ[\\\\]^_                     | 16    |
        | `abcdefghijklmn                         | 15    |
        | opqrstuvwxyz{\|}~\\x20                  | 17    |
        | é日😀                                     | 9     |
        | ab                                      | 2     |
        | abc                                     | 3     |
        | abcdefgh                                | 8     |
