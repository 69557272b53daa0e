Feature: The provisioning status event
  SWRA513C sections 7.2 and 7.3. What a process has to say comes as one event with a status. With STOPPED it also tells
  the role the device is in, and as a station whether it is connected and where; with any other status those members
  mean nothing and are not looked at here. A configured profile is announced by an event of its own.

  Rule: PROV-7.2-19 Link before address

    @PROV-7.2-19 @PROV-7.2-16 @PROV-7.2-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-19/1 <process>
      Given <process>, with a profile to confirm
      And the network "home" is within reach
      When the phone asks for confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                    |
        | AP provisioning                            |
        | AP+SmartConfig provisioning                |
        | AP provisioning with external confirmation |

  Rule: PROV-7.2-20 Address before success or failed feedback

    @PROV-7.2-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-20/1 <process>, fetched
      Given <process>, linked without an address
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.2-20 @needs-phone @needs-network
    Scenario: PROV-7.2-20/2 not fetched
      Given AP provisioning, linked without an address
      When the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

  Rule: PROV-7.2-21 No link where there is no network

    @PROV-7.2-21 @needs-phone @needs-network
    Scenario: PROV-7.2-21/1 the network is absent
      Given AP provisioning, with a profile to confirm
      When the phone asks for confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

  Rule: PROV-7.2-22 No link where the connection fails

    @PROV-7.2-22 @needs-phone @needs-network
    Scenario: PROV-7.2-22/1 another key
      Given AP provisioning, with a profile to confirm
      And the network "home" is using another key
      When the phone asks for confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

  Rule: PROV-7.2-23 A link and no address where DHCP is silent

    @PROV-7.2-23 @needs-phone @needs-network
    Scenario: PROV-7.2-23/1 no DHCP
      Given AP provisioning, with a profile to confirm
      And the network "home" is without DHCP
      When the phone asks for confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

  Rule: PROV-7.2-26 STOPPED tells the state of the station
    A device that is about to scan may say so: SCANING is a correct answer wherever it is a station.

    @PROV-7.2-26
    Scenario: PROV-7.2-26/1 no network
      Given AP provisioning, waiting for a profile
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | WlanStatus | SL_WLAN_STATUS_DISCONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |

    @PROV-7.2-26 @needs-phone @needs-network
    Scenario: PROV-7.2-26/2 after success
      Given AP provisioning, waiting for its result to be fetched
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | WlanStatus | SL_WLAN_STATUS_CONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |

  Rule: PROV-7.2-27 STOPPED names the network

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/1 <process>
      Given <process>, waiting for its result to be fetched
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid | home |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/2 as long as its bytes are many: <ssid>
      Given an idle device
      And the network "<ssid>" is within reach
      And the host starts AP provisioning
      And the phone gives the device the profile "<ssid>" over its access point
      And the device reports the profile "<ssid>"
      And the phone asks for confirmation
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | <ssid>  |
        | Ssidlen | <bytes> |

      Examples:
        | ssid                           | bytes |
        | a                              | 1     |
        | comma, semicolon; <i>&amp;</i> | 30    |
        | Café 日本 网络                 | 19    |
        | éééééééééééééééé               | 32    |

  Rule: PROV-7.2-29 A name has at most 32 bytes

    @PROV-7.2-29 @needs-phone @needs-network
    Scenario: PROV-7.2-29/1 the longest name there is
      Given an idle device
      And the network "0123456789abcdef0123456789abcdef" is within reach
      And the host starts AP provisioning
      And the phone gives the device the profile "0123456789abcdef0123456789abcdef" over its access point
      And the device reports the profile "0123456789abcdef0123456789abcdef"
      And the phone asks for confirmation
      And the device reports, one after the other:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssidlen | 32 |

  Rule: PROV-7.2-30 A refused start is not followed by STOPPED

    @PROV-7.2-30
    Scenario Outline: PROV-7.2-30/1 <process> without the HTTP server
      Given a running device with:
        | http-server | off |
      When the host tries to start <process>
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

  Rule: PROV-7.3-01 Every profile is announced

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone
    Scenario Outline: PROV-7.3-01/1 over HTTP, <process>
      Given <process>, waiting for a profile
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone gives the device the profile "work" over HTTP
      Then the device reports the profile "work"

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/2 by SmartConfig, <process>
      Given <process>, <moment>
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                              | moment                |
        | SmartConfig provisioning             | waiting for a profile |
        | AP+SmartConfig provisioning          | waiting for a profile |
        | external configuration               | ready for the host    |
        | auto-provisioning as a station       | waiting for a profile |
        | auto-provisioning as an access point | waiting for a profile |

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-7.3-01/3 by SmartConfig, after a first one in external configuration
      Given external configuration, waiting for its restart
      And the host calls sl_Stop
      And the host calls sl_Start
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      When the phone gives the device the profile "work" by SmartConfig
      Then the device reports the profile "work"

  Rule: PROV-7.3-02 Under its own name
    Names stand here as they travel in the contract: \xNN is a byte, two backslashes are one.

    @PROV-7.3-02 @needs-phone
    Scenario Outline: PROV-7.3-02/1 <ssid>
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "<ssid>" over HTTP
      Then the device reports the profile "<ssid>"

      Examples:
        | ssid                              |
        | a                                 |
        | 0123456789abcdef0123456789abcdef  |
        | comma\\x2c semicolon; bar \| end  |
        | \\x22double\\x22 and 'single'     |
        | C:\\\\Path\\\\x41                 |
        | Café 日本 网络                        |
        | <b onclick=alert(1)>&amp;</b>     |
        | 100% + 1 = a&b?c#d                |
        | tab\\x09 and \\x1b[1m\\x7f        |
        | \\x20blank at both ends\\x20      |

    @PROV-7.3-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-02/2 <ssid>, by SmartConfig
      Given SmartConfig provisioning, waiting for a profile
      When the phone gives the device the profile "<ssid>" by SmartConfig
      Then the device reports the profile "<ssid>"

      Examples:
        | ssid                             |
        | a                                |
        | 0123456789abcdef0123456789abcdef |
        | comma\\x2c semicolon; bar \| end |
        | \\x22double\\x22 and 'single'    |
        | C:\\\\Path\\\\x41                |
        | Café 日本 网络                       |
        | <b onclick=alert(1)>&amp;</b>    |
        | 100% + 1 = a&b?c#d               |
        | tab\\x09 and \\x1b[1m\\x7f       |
        | \\x20blank at both ends\\x20     |

  Rule: PROV-7.3-03 Nothing is announced that nobody configured

    @PROV-7.3-03 @needs-phone
    Scenario Outline: PROV-7.3-03/1 a phone joins and does nothing, <process>
      Given <process>, waiting for a profile
      When the phone joins the device
      Then the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.3-07 A private token

    @PROV-7.3-07 @needs-phone
    Scenario: PROV-7.3-07/1 what else the event carries
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      Then it is recorded what reaches the host within the silence

  Rule: PROV-7.3-08 With its name

    @PROV-7.3-08 @needs-phone
    Scenario: PROV-7.3-08/1 over HTTP
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      Then the device reports the profile "home" with:
        | Ssid | home |
